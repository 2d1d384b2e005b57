### name: العربية
### reviewed: no

## Choosing a provider

login-title = تسجيل الدخول
login-heading = تسجيل الدخول
login-heading-site = تسجيل الدخول إلى { $site }
login-going-to = ستنتقل بعد ذلك إلى { $host }.
login-with = المتابعة عبر { $provider }
login-with-sign-in = تسجيل الدخول عبر { $provider }
login-with-log-in = تسجيل الدخول عبر { $provider }
login-last-used = آخر ما استُخدم
login-unavailable = لا يستجيب
login-more = طرق أخرى لتسجيل الدخول
login-cancel = إلغاء
login-denied = أوقفت تسجيل الدخول عبر { $provider }. يمكنك المحاولة مرة أخرى أو اختيار طريقة أخرى.
login-in-app = { $named ->
        [yes] لا يسمح { $provider } بتسجيل الدخول من داخل تطبيق آخر.
       *[no] بعض هذه الطرق لا تعمل من داخل تطبيق آخر.
    }
login-in-app-next = انسخ هذا العنوان وافتحه في متصفحك:
login-empty = لا توجد طريقة لتسجيل الدخول بعد
login-empty-what = هذه البوابة تعمل، لكن لم يُحدَّد بعد كيف يمكن تسجيل الدخول فيها.
login-empty-next = إذا كنت تديرها، فأضِف مزوّدًا إلى gateway.toml ثم أعِد تشغيلها:

## Languages

language-current = اللغة: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = الخصوصية
footer-terms = الشروط
footer-help = المساعدة

## The end of a sign-in in a window of its own

popup-cancelled = لم تسجّل الدخول
popup-close = يمكنك إغلاق هذه النافذة.

## Who is signed in

person-via = تسجيل الدخول عبر { $provider }
signed-in-heading = تم تسجيل دخولك
signed-in-continue = متابعة
signed-in-continue-to = المتابعة إلى { $host }
action-another-account = استخدام حساب آخر
action-sign-out = تسجيل الخروج

account-heading = حسابك
account-name = الاسم
account-username = اسم المستخدم
account-email = البريد الإلكتروني
account-email-confirmed = مؤكَّد لدى { $provider }
account-email-unconfirmed = غير مؤكَّد لدى { $provider }
account-groups = المجموعات
account-id = معرّف الحساب
account-since = وقت تسجيل الدخول
account-until = انتهاء الجلسة
account-identities = الحسابات المرتبطة
account-connect = ربط حساب آخر
account-connect-what = سجّل الدخول هناك أيضًا، فيصبح ذلك الحساب تابعًا لهذه الجلسة كذلك.
account-connect-to = ربط { $provider }
account-sessions = أماكن تسجيل دخولك
action-sign-out-everywhere = تسجيل الخروج من كل مكان

## Where somebody is signed in

sessions-heading = أماكن تسجيل دخولك
sessions-what = إذا لم تتعرّف على إحدى هذه الجلسات، فسجّل الخروج منها.
sessions-current = هذا المتصفح
sessions-unknown = متصفح غير معروف
sessions-network = الشبكة
sessions-since = وقت تسجيل الدخول
sessions-last = آخر نشاط
sessions-again = لتسجيل الخروج من متصفحات أخرى، سجّل الدخول من جديد أولًا. وبذلك لا يستطيع فعل هذا مَن يجد هذا المتصفح مفتوحًا.
action-sign-in-again = تسجيل الدخول من جديد
action-account = العودة إلى حسابك

## Signing out

logout-heading = هل تريد تسجيل الخروج؟
logout-what = ستنتهي جلستك هنا. وقد يبقى تسجيل دخولك لدى { $provider } قائمًا.
logout-provider = ستنتهي جلستك هنا، ثم تنتقل إلى { $provider } لتسجيل الخروج هناك أيضًا.
logout-choice = يمكنك إنهاء جلستك هنا وحدها، أو تسجيل الخروج من { $provider } أيضًا.
logout-here = تسجيل الخروج من هنا فقط
logout-everywhere = تسجيل الخروج من { $provider } أيضًا
logout-cancel = البقاء في الجلسة

signed-out-heading = تم تسجيل خروجك
signed-out-what = انتهت جلستك هنا.
signed-out-provider = قد يكون تسجيل دخولك لدى { $provider } قائمًا بعد؛ إذا كان الحاسوب مشتركًا، فسجّل الخروج هناك أيضًا.
signed-out-asks = عندما تسجّل الدخول هنا بهذه الطريقة في المرة القادمة، ستُسأل مَن أنت.
signed-out-leaving = أنت في طريقك إلى { $provider } لتسجيل الخروج هناك أيضًا. إذا لم يحدث شيء، فاضغط على الزر.
signed-out-done = لقد عدت من { $provider }، حيث كان من المقرر تسجيل خروجك أيضًا.
signed-out-at-provider = تسجيل الخروج من { $provider }
signed-out-again = تسجيل الدخول من جديد
signed-out-back = العودة إلى { $host }
signed-out-forget = نسيان طريقة تسجيل دخولي
signed-out-forgotten = لم يعد هذا المتصفح يتذكر طريقة تسجيل دخولك.

## Passing an answer on

bounce-heading = لحظة من فضلك
bounce-what = يجري إكمال تسجيل دخولك. إذا لم يحدث شيء، فاضغط على الزر.
bounce-continue = متابعة

## Errors

error-code = رمز الخطأ
error-reference = الرقم المرجعي
error-time = الوقت

action-try-again = المحاولة مرة أخرى
action-start-again = البدء من جديد
action-another-way = اختيار طريقة أخرى
action-all-ways = عرض جميع طرق تسجيل الدخول
action-sign-in = تسجيل الدخول
action-sign-in-without = تسجيل الدخول دون هذا العنوان
action-home = الانتقال إلى صفحة البداية
action-right-address = الانتقال إلى العنوان الصحيح

error-return-to-rejected = لا يمكننا إعادتك إلى ذلك العنوان
    .what = طلبت الصفحة التي جئت منها إعادتك إلى عنوان ليس في قائمة هذا الموقع.
    .next = سجّل الدخول من دونه، ثم افتح الصفحة التي أردتها بنفسك. وإذا تكرر ذلك، فأبلغ القائمين على تلك الصفحة.

error-attempt-missing = هذا لا يطابق أي تسجيل دخول بدأ هنا
    .what = لم يُعِد متصفحك ملف تعريف الارتباط الذي أعطيناه إياه عند بدء تسجيل الدخول. غالبًا ما تكون ملفات تعريف الارتباط محظورة، أو بدأ تسجيل الدخول في متصفح آخر أو في نافذة خاصة.
    .next = اسمح بملفات تعريف الارتباط لهذا الموقع وابدأ من جديد في هذا المتصفح.

error-attempt-expired = استغرق تسجيل الدخول وقتًا طويلًا
    .what = حفاظًا على أمانك، يجب إكمال تسجيل الدخول خلال عشر دقائق.
    .next = ابدأ من جديد؛ وستصل إلى حيث كنت ذاهبًا.

error-attempt-used = سبق استخدام تسجيل الدخول هذا
    .what = كل تسجيل دخول يصلح مرة واحدة. وإعادة تحميل الصفحة أو الرجوع إلى الوراء يكرر تسجيلًا قديمًا.
    .next = ابدأ من جديد؛ لن يستغرق ذلك إلا لحظة.

error-attempt-foreign = هذا الرد يخص تسجيل دخول آخر
    .what = ما وصل لا يطابق تسجيل الدخول الذي بدأ في هذا المتصفح، لذلك لم نستخدمه.
    .next = ابدأ من جديد هنا، ولا تفتح روابط تسجيل دخول أرسلها إليك شخص آخر.

error-callback-malformed = { $named ->
        [yes] تعذّرت قراءة الرد من { $provider }
       *[no] تعذّرت قراءة ذلك الرد
    }
    .what = كان فيه شيء ناقص أو مقطوع، لذلك لم يُسجَّل دخول أحد.
    .next = ابدأ من جديد. وإذا تكرر ذلك، فأعطِ القائمين على هذا الموقع الرقم المرجعي أدناه.

error-provider-refused = { $named ->
        [yes] تسجيل الدخول عبر { $provider } غير معدّ على نحو صحيح
       *[no] طريقة تسجيل الدخول هذه غير معدّة على نحو صحيح
    }
    .what = رفض المزوّد طلبنا. ليس هذا خطأك، ولم يُسجَّل دخول أحد.
    .next = اختر طريقة أخرى، أو أعطِ القائمين على هذا الموقع الرقم المرجعي أدناه.

error-provider-invalid-response = { $named ->
        [yes] تعذّر استخدام الرد من { $provider }
       *[no] تعذّر استخدام رد المزوّد
    }
    .what = لم يكن الرد كما ينبغي للمزوّد أن يرسله، لذلك لم يُسجَّل دخول أحد.
    .next = حاول مرة أخرى. وإذا تكرر ذلك، فأعطِ القائمين على هذا الموقع الرقم المرجعي أدناه.

error-identity-invalid = { $named ->
        [yes] تعذّر التحقق من الرد من { $provider }
       *[no] تعذّر التحقق من رد المزوّد
    }
    .what = لم يُثبت الرد مَن أنت، لذلك لم يُسجَّل دخول أحد.
    .next = حاول مرة أخرى. وإذا تكرر ذلك، فأعطِ القائمين على هذا الموقع الرقم المرجعي أدناه.

error-profile-incomplete = { $named ->
        [yes] لم تصلنا معلومات كافية من { $provider }
       *[no] لم تصلنا معلومات كافية من المزوّد
    }
    .what = ينقص الرد ما يحتاج إليه هذا الموقع للتعرّف عليك، لذلك لم يُسجَّل دخول أحد.
    .next = اختر طريقة أخرى، أو أعطِ القائمين على هذا الموقع الرقم المرجعي أدناه.

error-provider-unreachable = { $named ->
        [yes] لا رد من { $provider }
       *[no] المزوّد لا يستجيب
    }
    .what = تعذّر الاتصال به، لذلك لم يُسجَّل دخول أحد.
    .next = حاول مرة أخرى بعد بضع دقائق، أو اختر طريقة أخرى.

error-provider-timeout = { $named ->
        [yes] تأخر الرد من { $provider }
       *[no] تأخر رد المزوّد
    }
    .what = انتظرنا رده ثم توقفنا، لذلك لم يُسجَّل دخول أحد.
    .next = حاول مرة أخرى بعد بضع دقائق، أو اختر طريقة أخرى.

error-not-allowed = هذا الحساب لا يملك حق الدخول
    .what = { $named ->
        [yes] أنت معروف لدى { $provider }، لكن هذا الحساب غير مسموح به هنا.
       *[no] نجح تسجيل الدخول، لكن هذا الحساب غير مسموح به هنا.
    }
    .next = استخدم حسابًا آخر، أو اطلب الإذن من القائمين على هذا الموقع.

error-cross-site = جاء هذا الطلب من موقع آخر
    .what = لا يُقبل إلا من صفحاتنا، لذلك لم يتغيّر شيء.
    .next = كرّر ذلك من هنا.

error-stale-login = سجّل الدخول من جديد أولًا
    .what = لا يمكن تسجيل الخروج من متصفحات أخرى إلا بعد وقت قصير من تسجيل دخولك هنا، كي لا يفعل ذلك مَن يجد هذا المتصفح مفتوحًا. لم يتغيّر شيء.
    .next = سجّل الدخول من جديد؛ وستصل إلى قائمة جلساتك.

error-no-session = لم يتم تسجيل دخولك
    .what = هذه الصفحة لمن سجّلوا الدخول، أو أن جلستك قد انتهت.
    .next = سجّل الدخول للمتابعة.

error-application-unknown = هذا التطبيق غير معروف هنا
    .what = هذا العنوان مخصص للتطبيقات، ولا يملك أي تطبيق المفتاح الذي أُرسل.
    .next = تابع من صفحة البداية.

error-no-tokens = { $named ->
        [yes] حساب { $provider } غير مرتبط
       *[no] ذلك الحساب غير مرتبط
    }
    .what = لا تحتوي جلستك على ما يتيح لتطبيق أن يتصرف هناك نيابةً عنك.
    .next = سجّل الدخول بتلك الطريقة لربطه.

error-store-unavailable = لا يمكننا الاطلاع على الجلسات الآن
    .what = المكان الذي تُحفظ فيه لا يستجيب. ولم يُسجَّل خروجك.
    .next = حاول مرة أخرى بعد لحظات.

error-busy = هناك صفحات كثيرة تنتظر هنا
    .what = كل صفحة مفتوحة تُبقي اتصالًا، وقد بلغ عددها ما يتسع له هذا الموقع.
    .next = أغلق بعض الصفحات وحاول مرة أخرى بعد لحظات.

error-unknown-provider = طريقة تسجيل الدخول هذه غير متاحة هنا
    .what = ربما أُزيلت، أو أن في الرابط خطأ.
    .next = اختر إحدى الطرق المتاحة.

error-not-found = لا توجد صفحة هنا
    .what = قد يكون الرابط قديمًا، أو أن في العنوان خطأ.
    .next = تابع من صفحة البداية.

error-method-not-allowed = هذا لا يعمل هنا
    .what = هذا العنوان موجود، لكنه لا يقبل هذا النوع من الطلبات.
    .next = تابع من صفحة البداية.

error-too-large = كان ذلك أكبر من أن يُقرأ
    .what = كان الطلب أكبر مما يقبله هذا الموقع، لذلك لم يُقرأ حتى نهايته.
    .next = ابدأ من جديد. وإذا تكرر ذلك، فاحذف أولًا ملفات تعريف الارتباط لهذا الموقع.

error-wrong-host = لهذا الموقع عنوان آخر
    .what = لا يمكن استخدامه إلا على العنوان الذي أُعدّ له.
    .next = تابع على { $address } واستخدم ذلك العنوان من الآن فصاعدًا.

error-internal = حدث خطأ من جانبنا
    .what = ليس هذا خطأك. وقد دُوِّن ما حدث للقائمين على هذا الموقع.
    .next = حاول مرة أخرى بعد لحظات. وإذا تكرر ذلك، فأعطهم الرقم المرجعي أدناه.
    .again = ارجع وحاول مرة أخرى بعد لحظات.
