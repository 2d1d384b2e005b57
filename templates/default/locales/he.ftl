### name: עברית
### reviewed: no

## Choosing a provider

login-title = כניסה
login-heading = כניסה
login-heading-site = כניסה אל { $site }
login-going-to = לאחר מכן תמשיכו אל { $host }.
login-with = המשך באמצעות { $provider }
login-with-sign-in = כניסה באמצעות { $provider }
login-with-log-in = כניסה באמצעות { $provider }
login-last-used = בשימוש אחרון
login-unavailable = לא מגיב
login-more = דרכי כניסה נוספות
login-cancel = ביטול
login-denied = הפסקתם את הכניסה באמצעות { $provider }. אפשר לנסות שוב או לבחור דרך אחרת.
login-in-app = { $named ->
        [yes] אי אפשר להיכנס באמצעות { $provider } מתוך אפליקציה אחרת.
       *[no] חלק מהדרכים האלה אינן פועלות מתוך אפליקציה אחרת.
    }
login-in-app-next = העתיקו את הכתובת הזאת ופתחו אותה בדפדפן שלכם:
login-empty = אין עדיין דרך להיכנס
login-empty-what = השער הזה פועל, אבל עדיין לא נקבע כיצד אפשר להיכנס.
login-empty-next = אם אתם מנהלים אותו, הוסיפו ספק לקובץ gateway.toml והפעילו אותו מחדש:

## Languages

language-current = שפה: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = פרטיות
footer-terms = תנאי שימוש
footer-help = עזרה

## The end of a sign-in in a window of its own

popup-cancelled = לא נכנסתם
popup-close = אפשר לסגור את החלון הזה.

## Who is signed in

person-via = כניסה באמצעות { $provider }
signed-in-heading = אתם מחוברים
signed-in-continue = המשך
signed-in-continue-to = המשך אל { $host }
action-another-account = שימוש בחשבון אחר
action-sign-out = יציאה

account-heading = החשבון שלכם
account-name = שם
account-username = שם משתמש
account-email = דוא״ל
account-email-confirmed = אומת על ידי { $provider }
account-email-unconfirmed = לא אומת על ידי { $provider }
account-groups = קבוצות
account-id = מזהה חשבון
account-since = מועד הכניסה
account-until = סיום ההתחברות
account-identities = חשבונות מקושרים
account-connect = קישור חשבון נוסף
account-connect-what = היכנסו גם שם, והחשבון יהיה שייך גם להתחברות הזאת.
account-connect-to = קישור { $provider }
account-sessions = היכן אתם מחוברים
action-sign-out-everywhere = יציאה מכל מקום

## Where somebody is signed in

sessions-heading = היכן אתם מחוברים
sessions-what = אם אינכם מזהים אחת מההתחברויות האלה, נתקו אותה.
sessions-current = הדפדפן הזה
sessions-unknown = דפדפן לא ידוע
sessions-network = רשת
sessions-since = מועד הכניסה
sessions-last = פעילות אחרונה
sessions-again = כדי לנתק דפדפנים אחרים, היכנסו תחילה שוב. כך לא יוכל לעשות זאת מי שימצא את הדפדפן הזה פתוח.
action-sign-in-again = כניסה מחדש
action-account = חזרה לחשבון שלכם

## Signing out

logout-heading = לצאת?
logout-what = ההתחברות שלכם כאן תסתיים. ייתכן שתישארו מחוברים אצל { $provider }.
logout-provider = ההתחברות שלכם כאן תסתיים, ולאחר מכן תמשיכו אל { $provider } כדי לצאת גם שם.
logout-choice = אפשר לסיים רק את ההתחברות כאן, או לצאת גם מתוך { $provider }.
logout-here = יציאה מכאן בלבד
logout-everywhere = יציאה גם מתוך { $provider }
logout-cancel = להישאר מחוברים

signed-out-heading = יצאתם
signed-out-what = ההתחברות שלכם כאן הסתיימה.
signed-out-provider = ייתכן שאתם עדיין מחוברים אצל { $provider }; במחשב משותף, צאו גם שם.
signed-out-asks = בפעם הבאה שתיכנסו לכאן בדרך הזאת, תישאלו מי אתם.
signed-out-leaving = אתם בדרך אל { $provider } כדי לצאת גם שם. אם שום דבר לא קורה, לחצו על הכפתור.
signed-out-done = חזרתם מתוך { $provider }, שם הייתם אמורים לצאת גם כן.
signed-out-at-provider = יציאה מתוך { $provider }
signed-out-again = כניסה מחדש
signed-out-back = חזרה אל { $host }
signed-out-forget = מחיקת דרך הכניסה מהזיכרון
signed-out-forgotten = הדפדפן הזה כבר אינו זוכר איך נכנסתם.

## Passing an answer on

bounce-heading = רק רגע
bounce-what = הכניסה שלכם מסתיימת כעת. אם שום דבר לא קורה, לחצו על הכפתור.
bounce-continue = המשך

## Errors

error-code = קוד שגיאה
error-reference = מספר סימוכין
error-time = שעה

action-try-again = ניסיון נוסף
action-start-again = התחלה מחדש
action-another-way = בחירת דרך אחרת
action-all-ways = הצגת כל דרכי הכניסה
action-sign-in = כניסה
action-sign-in-without = כניסה בלי הכתובת הזאת
action-home = מעבר לדף הפתיחה
action-right-address = מעבר לכתובת הנכונה

error-return-to-rejected = איננו יכולים להחזיר אתכם לכתובת הזאת
    .what = הדף שממנו הגעתם ביקש להחזיר אתכם לכתובת שאינה ברשימה של האתר הזה.
    .next = היכנסו בלעדיה, ואז פתחו בעצמכם את הדף שרציתם. אם זה חוזר על עצמו, הודיעו למי שמנהל את הדף ההוא.

error-attempt-missing = זה אינו תואם לשום כניסה שהתחילה כאן
    .what = הדפדפן שלכם לא החזיר את קובץ ה־cookie שקיבל בתחילת הכניסה. לרוב קובצי cookie חסומים, או שהכניסה התחילה בדפדפן אחר או בחלון פרטי.
    .next = אפשרו קובצי cookie לאתר הזה והתחילו מחדש בדפדפן הזה.

error-attempt-expired = הכניסה ארכה יותר מדי זמן
    .what = למען ביטחונכם, יש להשלים את הכניסה בתוך עשר דקות.
    .next = התחילו מחדש; עדיין תגיעו לאן שרציתם.

error-attempt-used = הכניסה הזאת כבר נוצלה
    .what = כל כניסה תקפה פעם אחת. טעינת הדף מחדש או חזרה לאחור חוזרות על כניסה ישנה.
    .next = התחילו מחדש; זה לוקח רק רגע.

error-attempt-foreign = התשובה הזאת שייכת לכניסה אחרת
    .what = מה שהתקבל אינו תואם לכניסה שהתחילה בדפדפן הזה, ולכן לא השתמשנו בו.
    .next = התחילו מחדש מכאן, ואל תפתחו קישורי כניסה שמישהו שלח לכם.

error-callback-malformed = { $named ->
        [yes] לא הצלחנו לקרוא את התשובה של { $provider }
       *[no] לא הצלחנו לקרוא את התשובה
    }
    .what = משהו בה היה חסר או קטוע, ולכן איש לא נכנס.
    .next = התחילו מחדש. אם זה קורה שוב, מסרו למנהלי האתר את מספר הסימוכין שלמטה.

error-provider-refused = { $named ->
        [yes] הכניסה באמצעות { $provider } אינה מוגדרת כראוי
       *[no] דרך הכניסה הזאת אינה מוגדרת כראוי
    }
    .what = הספק דחה את הבקשה שלנו. זו אינה טעות שלכם, ואיש לא נכנס.
    .next = בחרו דרך אחרת, או מסרו למנהלי האתר את מספר הסימוכין שלמטה.

error-provider-invalid-response = { $named ->
        [yes] לא הצלחנו להשתמש בתשובה של { $provider }
       *[no] לא הצלחנו להשתמש בתשובה של הספק
    }
    .what = התשובה לא הייתה זו שהספק אמור לשלוח, ולכן איש לא נכנס.
    .next = נסו שוב. אם זה קורה שוב, מסרו למנהלי האתר את מספר הסימוכין שלמטה.

error-identity-invalid = { $named ->
        [yes] לא הצלחנו לבדוק את התשובה של { $provider }
       *[no] לא הצלחנו לבדוק את התשובה של הספק
    }
    .what = היא לא הוכיחה מי אתם, ולכן איש לא נכנס.
    .next = נסו שוב. אם זה קורה שוב, מסרו למנהלי האתר את מספר הסימוכין שלמטה.

error-profile-incomplete = { $named ->
        [yes] לא קיבלנו די פרטים מאת { $provider }
       *[no] לא קיבלנו די פרטים מהספק
    }
    .what = בתשובה חסר מה שהאתר צריך כדי לזהות אתכם, ולכן איש לא נכנס.
    .next = בחרו דרך אחרת, או מסרו למנהלי האתר את מספר הסימוכין שלמטה.

error-provider-unreachable = { $named ->
        [yes] אין תשובה מאת { $provider }
       *[no] אין תשובה מהספק
    }
    .what = לא הצלחנו ליצור קשר, ולכן איש לא נכנס.
    .next = נסו שוב בעוד כמה דקות, או בחרו דרך אחרת.

error-provider-timeout = { $named ->
        [yes] התשובה מאת { $provider } מתעכבת
       *[no] התשובה של הספק מתעכבת
    }
    .what = חיכינו לתשובה ואז הפסקנו, ולכן איש לא נכנס.
    .next = נסו שוב בעוד כמה דקות, או בחרו דרך אחרת.

error-not-allowed = לחשבון הזה אין גישה
    .what = { $named ->
        [yes] הזיהוי אצל { $provider } הצליח, אבל החשבון הזה אינו מורשה כאן.
       *[no] הכניסה הצליחה, אבל החשבון הזה אינו מורשה כאן.
    }
    .next = השתמשו בחשבון אחר, או בקשו גישה ממנהלי האתר.

error-cross-site = הבקשה הזאת הגיעה מאתר אחר
    .what = היא מתקבלת רק מהדפים שלנו, ולכן דבר לא השתנה.
    .next = בצעו אותה שוב מכאן.

error-stale-login = היכנסו תחילה שוב
    .what = אפשר לנתק דפדפנים אחרים רק זמן קצר אחרי הכניסה לכאן, כדי שלא יוכל לעשות זאת מי שימצא את הדפדפן הזה פתוח. דבר לא השתנה.
    .next = היכנסו שוב; תגיעו לרשימת ההתחברויות שלכם.

error-no-session = אינכם מחוברים
    .what = הדף הזה מיועד למי שמחובר, או שההתחברות שלכם הסתיימה.
    .next = היכנסו כדי להמשיך.

error-application-unknown = היישום הזה אינו מוכר כאן
    .what = הכתובת הזאת מיועדת ליישומים, ולאף אחד מהם אין המפתח שנשלח.
    .next = המשיכו מדף הפתיחה.

error-no-tokens = { $named ->
        [yes] החשבון של { $provider } אינו מקושר
       *[no] החשבון הזה אינו מקושר
    }
    .what = בהתחברות שלכם אין דבר שיאפשר ליישום לפעול שם בשמכם.
    .next = היכנסו בדרך הזאת כדי לקשר אותו.

error-store-unavailable = איננו יכולים לבדוק התחברויות כרגע
    .what = המקום שבו הן נשמרות אינו מגיב. לא נותקתם.
    .next = נסו שוב בעוד רגע.

error-busy = יותר מדי דפים ממתינים כאן
    .what = כל דף פתוח מחזיק חיבור, וכבר יש מספר החיבורים שהאתר מקבל.
    .next = סגרו כמה דפים ונסו שוב בעוד רגע.

error-unknown-provider = דרך הכניסה הזאת אינה מוצעת כאן
    .what = ייתכן שהוסרה, או שיש טעות בקישור.
    .next = בחרו אחת מהדרכים המוצעות.

error-not-found = אין כאן דף
    .what = ייתכן שהקישור ישן, או שיש טעות בכתובת.
    .next = המשיכו מדף הפתיחה.

error-method-not-allowed = זה לא עובד כאן
    .what = הכתובת הזאת קיימת, אבל אינה מקבלת בקשות מסוג זה.
    .next = המשיכו מדף הפתיחה.

error-too-large = זה היה גדול מכדי לקרוא
    .what = הבקשה הייתה גדולה ממה שהאתר מקבל, ולכן לא נקראה עד הסוף.
    .next = התחילו מחדש. אם זה חוזר על עצמו, מחקו תחילה את קובצי ה־cookie של האתר.

error-wrong-host = לאתר הזה יש כתובת אחרת
    .what = אפשר להשתמש בו רק בכתובת שהוגדרה עבורו.
    .next = המשיכו אל { $address }, ומעתה השתמשו בכתובת הזאת.

error-internal = משהו השתבש אצלנו
    .what = זו אינה טעות שלכם. מה שקרה נרשם עבור מנהלי האתר.
    .next = נסו שוב בעוד רגע. אם זה קורה שוב, מסרו להם את מספר הסימוכין שלמטה.
    .again = חזרו אחורה ונסו שוב בעוד רגע.
