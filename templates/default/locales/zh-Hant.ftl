### name: 繁體中文
### reviewed: no

## Choosing a provider

login-title = 登入
login-heading = 登入
login-heading-site = 登入 { $site }
login-going-to = 之後您將繼續前往 { $host }。
login-with = 使用 { $provider } 繼續
login-with-sign-in = 使用 { $provider } 登入
login-with-log-in = 使用 { $provider } 登入
login-last-used = 上次使用
login-unavailable = 沒有回應
login-more = 更多登入方式
login-cancel = 取消
login-denied = 您中止了使用 { $provider } 的登入。您可以重新選擇，或換一種方式。
login-in-app = { $named ->
        [yes] { $provider } 不允許在其他應用程式內登入。
       *[no] 部分方式無法在其他應用程式內使用。
    }
login-in-app-next = 請複製此網址，並在瀏覽器中開啟：
login-empty = 尚無登入方式
login-empty-what = 此閘道正在執行，但尚未設定登入方式。
login-empty-next = 如果您是管理者，請在 gateway.toml 中新增提供者，然後重新啟動：

## Languages

language-current = 語言：{ $language }

## Below every page, where the operator gives the addresses

footer-privacy = 隱私權
footer-terms = 條款
footer-help = 說明

## The end of a sign-in in a window of its own

popup-cancelled = 您沒有登入
popup-close = 您可以關閉此視窗。

## Who is signed in

person-via = 透過 { $provider } 登入
signed-in-heading = 您已登入
signed-in-continue = 繼續
signed-in-continue-to = 繼續前往 { $host }
action-another-account = 使用其他帳號
action-sign-out = 登出

account-heading = 您的帳號
account-name = 姓名
account-username = 使用者名稱
account-email = 電子郵件
account-email-confirmed = 已由 { $provider } 確認
account-email-unconfirmed = 未經 { $provider } 確認
account-groups = 群組
account-id = 帳號 ID
account-since = 登入時間
account-until = 工作階段結束時間
account-identities = 已連結的帳號
account-connect = 連結其他帳號
account-connect-what = 請在那裡也登入一次，該帳號便同樣屬於此工作階段。
account-connect-to = 連結 { $provider }
account-sessions = 您的登入位置
action-sign-out-everywhere = 在所有位置登出

## Where somebody is signed in

sessions-heading = 您的登入位置
sessions-what = 如果有您不認得的工作階段，請將其登出。
sessions-current = 此瀏覽器
sessions-unknown = 未知的瀏覽器
sessions-network = 網路
sessions-since = 登入時間
sessions-last = 上次使用時間
sessions-again = 若要登出其他瀏覽器，請先重新登入。如此一來，發現此瀏覽器處於開啟狀態的人就無法這麼做。
action-sign-in-again = 重新登入
action-account = 返回您的帳號

## Signing out

logout-heading = 要登出嗎？
logout-what = 您在此處的工作階段將結束。您在 { $provider } 可能仍保持登入。
logout-provider = 您在此處的工作階段將結束，接著您將前往 { $provider }，以便在那裡也登出。
logout-choice = 您可以只結束此處的工作階段，也可以同時登出 { $provider }。
logout-here = 僅在此處登出
logout-everywhere = 同時登出 { $provider }
logout-cancel = 保持登入

signed-out-heading = 您已登出
signed-out-what = 您在此處的工作階段已結束。
signed-out-provider = 您在 { $provider } 可能仍處於登入狀態；如果使用的是共用電腦，請在那裡也登出。
signed-out-asks = 下次您以這種方式在此登入時，會詢問您的身分。
signed-out-leaving = 您正在前往 { $provider }，以便在那裡也登出。如果沒有反應，請按下按鈕。
signed-out-done = 您已從 { $provider } 返回，您曾被導向那裡一併登出。
signed-out-at-provider = 登出 { $provider }
signed-out-again = 重新登入
signed-out-back = 返回 { $host }
signed-out-forget = 忘記我的登入方式
signed-out-forgotten = 此瀏覽器已不再記住您的登入方式。

## Passing an answer on

bounce-heading = 請稍候
bounce-what = 正在完成登入。如果沒有反應，請按下按鈕。
bounce-continue = 繼續

## Errors

error-code = 錯誤代碼
error-reference = 參考編號
error-time = 時間

action-try-again = 重試
action-start-again = 重新開始
action-another-way = 選擇其他方式
action-all-ways = 查看所有登入方式
action-sign-in = 登入
action-sign-in-without = 不帶該網址登入
action-home = 前往首頁
action-right-address = 前往正確的網址

error-return-to-rejected = 我們無法將您送回該網址
    .what = 您來自的頁面要求我們將您送回一個不在本網站清單中的網址。
    .next = 請不帶該網址登入，然後自行開啟您要前往的頁面。如果一再發生，請告知該頁面的管理者。

error-attempt-missing = 這與在此處開始的任何登入都不相符
    .what = 您的瀏覽器沒有交回登入開始時收到的 Cookie。多數情況是 Cookie 遭到封鎖，或登入是在其他瀏覽器或無痕視窗中開始的。
    .next = 請允許本網站使用 Cookie，並在此瀏覽器中重新開始。

error-attempt-expired = 這次登入花費的時間太長
    .what = 為了您的安全，登入必須在十分鐘內完成。
    .next = 請重新開始；您仍會到達原本要去的地方。

error-attempt-used = 這次登入已被使用過
    .what = 每次登入只能使用一次。重新載入頁面或返回上一頁會重複舊的登入。
    .next = 請重新開始；只需片刻。

error-attempt-foreign = 此回應屬於另一次登入
    .what = 傳回的內容與在此瀏覽器中開始的登入不符，因此我們沒有使用它。
    .next = 請在此處重新開始，不要開啟別人傳給您的登入連結。

error-callback-malformed = { $named ->
        [yes] 我們無法讀取來自 { $provider } 的回應
       *[no] 我們無法讀取該回應
    }
    .what = 其中有內容遺漏或遭截斷，因此沒有任何人登入。
    .next = 請重新開始。如果再次發生，請將下方的參考編號告知本網站的管理者。

error-provider-refused = { $named ->
        [yes] 使用 { $provider } 的登入未正確設定
       *[no] 這種登入方式未正確設定
    }
    .what = 提供者拒絕了我們的要求。這不是您的錯，也沒有任何人登入。
    .next = 請選擇其他方式，或將下方的參考編號告知本網站的管理者。

error-provider-invalid-response = { $named ->
        [yes] 我們無法使用來自 { $provider } 的回應
       *[no] 我們無法使用提供者的回應
    }
    .what = 該回應不是提供者應當傳送的內容，因此沒有任何人登入。
    .next = 請重試。如果再次發生，請將下方的參考編號告知本網站的管理者。

error-identity-invalid = { $named ->
        [yes] 我們無法驗證來自 { $provider } 的回應
       *[no] 我們無法驗證提供者的回應
    }
    .what = 它未能證明您的身分，因此沒有任何人登入。
    .next = 請重試。如果再次發生，請將下方的參考編號告知本網站的管理者。

error-profile-incomplete = { $named ->
        [yes] { $provider } 提供的資訊不足
       *[no] 提供者提供的資訊不足
    }
    .what = 回應中缺少本網站識別您所需的資訊，因此沒有任何人登入。
    .next = 請選擇其他方式，或將下方的參考編號告知本網站的管理者。

error-provider-unreachable = { $named ->
        [yes] { $provider } 沒有回應
       *[no] 提供者沒有回應
    }
    .what = 我們無法與其取得聯繫，因此沒有任何人登入。
    .next = 請在幾分鐘後重試，或選擇其他方式。

error-provider-timeout = { $named ->
        [yes] { $provider } 回應時間過長
       *[no] 提供者回應時間過長
    }
    .what = 我們等待回應，最後放棄，因此沒有任何人登入。
    .next = 請在幾分鐘後重試，或選擇其他方式。

error-not-allowed = 此帳號沒有存取權
    .what = { $named ->
        [yes] { $provider } 已確認您的身分，但此帳號不允許在此使用。
       *[no] 登入成功，但此帳號不允許在此使用。
    }
    .next = 請使用其他帳號，或向本網站的管理者申請存取權。

error-cross-site = 此要求來自其他網站
    .what = 只接受來自我們自己頁面的要求，因此沒有任何變更。
    .next = 請從此處再操作一次。

error-stale-login = 請先重新登入
    .what = 只有在此處登入後不久才能登出其他瀏覽器，以免發現此瀏覽器處於開啟狀態的人這麼做。沒有任何變更。
    .next = 請重新登入；您將進入工作階段清單。

error-no-session = 您尚未登入
    .what = 此頁面供已登入的人使用，或者您的工作階段已結束。
    .next = 請登入以繼續。

error-application-unknown = 此處不認得該應用程式
    .what = 此網址供應用程式使用，而沒有任何應用程式擁有所傳送的金鑰。
    .next = 請從首頁繼續。

error-no-tokens = { $named ->
        [yes] { $provider } 尚未連結
       *[no] 該帳號尚未連結
    }
    .what = 您的工作階段中沒有可讓應用程式在那裡代表您操作的內容。
    .next = 請以該方式登入以進行連結。

error-store-unavailable = 我們目前無法查詢工作階段
    .what = 保存工作階段的位置沒有回應。您並未被登出。
    .next = 請稍後重試。

error-busy = 此處等待的頁面過多
    .what = 每個開啟的頁面都會保持一個連線，數量已達到本網站的上限。
    .next = 請關閉一些頁面，稍後重試。

error-unknown-provider = 此處不提供該登入方式
    .what = 它可能已被移除，或者連結有誤。
    .next = 請從提供的方式中選擇。

error-not-found = 此處沒有頁面
    .what = 連結可能已過期，或者網址有誤。
    .next = 請從首頁繼續。

error-method-not-allowed = 此處無法這麼做
    .what = 此網址存在，但不接受這類要求。
    .next = 請從首頁繼續。

error-too-large = 內容過大，無法讀取
    .what = 要求超出本網站可接受的大小，因此沒有讀完。
    .next = 請重新開始。如果一再發生，請先清除本網站的 Cookie。

error-wrong-host = 本網站使用另一個網址
    .what = 只能透過為其設定的網址使用本網站。
    .next = 請前往 { $address } 繼續，今後請使用該網址。

error-internal = 我們這邊發生問題
    .what = 這不是您的錯。發生的情況已記錄下來，供本網站的管理者查看。
    .next = 請稍後重試。如果再次發生，請將下方的參考編號告知他們。
    .again = 請返回並稍後重試。
