### name: 简体中文
### reviewed: no

## Choosing a provider

login-title = 登录
login-heading = 登录
login-heading-site = 登录 { $site }
login-going-to = 之后您将继续前往 { $host }。
login-with = 使用 { $provider } 继续
login-with-sign-in = 使用 { $provider } 登录
login-with-log-in = 使用 { $provider } 登录
login-last-used = 上次使用
login-unavailable = 没有响应
login-more = 更多登录方式
login-cancel = 取消
login-denied = 您中止了使用 { $provider } 的登录。您可以重新选择，或换一种方式。
login-in-app = { $named ->
        [yes] { $provider } 不允许在其他应用内登录。
       *[no] 部分方式无法在其他应用内使用。
    }
login-in-app-next = 请复制此网址，并在浏览器中打开：
login-empty = 还没有登录方式
login-empty-what = 此网关正在运行，但尚未设置登录方式。
login-empty-next = 如果您是管理者，请在 gateway.toml 中添加提供方，然后重新启动：

## Languages

language-current = 语言：{ $language }

## Below every page, where the operator gives the addresses

footer-privacy = 隐私
footer-terms = 条款
footer-help = 帮助

## The end of a sign-in in a window of its own

popup-cancelled = 您没有登录
popup-close = 您可以关闭此窗口。

## Who is signed in

person-via = 通过 { $provider } 登录
signed-in-heading = 您已登录
signed-in-continue = 继续
signed-in-continue-to = 继续前往 { $host }
action-another-account = 使用其他账号
action-sign-out = 退出登录

account-heading = 您的账号
account-name = 姓名
account-username = 用户名
account-email = 电子邮件
account-email-confirmed = 已由 { $provider } 确认
account-email-unconfirmed = 未经 { $provider } 确认
account-groups = 群组
account-id = 账号 ID
account-since = 登录时间
account-until = 会话结束时间
account-identities = 已关联的账号
account-connect = 关联其他账号
account-connect-what = 请在那里也登录一次，该账号便同样属于此会话。
account-connect-to = 关联 { $provider }
account-sessions = 您的登录位置
action-sign-out-everywhere = 在所有位置退出登录

## Where somebody is signed in

sessions-heading = 您的登录位置
sessions-what = 如果有您不认识的会话，请将其退出。
sessions-current = 此浏览器
sessions-unknown = 未知浏览器
sessions-network = 网络
sessions-since = 登录时间
sessions-last = 上次使用时间
sessions-again = 要退出其他浏览器，请先重新登录。这样，发现此浏览器处于打开状态的人就无法这样做。
action-sign-in-again = 重新登录
action-account = 返回您的账号

## Signing out

logout-heading = 要退出登录吗？
logout-what = 您在此处的会话将结束。您在 { $provider } 可能仍保持登录。
logout-provider = 您在此处的会话将结束，随后您将前往 { $provider }，以便在那里也退出登录。
logout-choice = 您可以只结束此处的会话，也可以同时退出 { $provider }。
logout-here = 仅在此处退出
logout-everywhere = 同时退出 { $provider }
logout-cancel = 保持登录

signed-out-heading = 您已退出登录
signed-out-what = 您在此处的会话已结束。
signed-out-provider = 您在 { $provider } 可能仍处于登录状态；如果使用的是共用电脑，请在那里也退出登录。
signed-out-asks = 下次您以这种方式在此登录时，会询问您的身份。
signed-out-leaving = 您正在前往 { $provider }，以便在那里也退出登录。如果没有反应，请按下按钮。
signed-out-done = 您已从 { $provider } 返回，您曾被引导至那里一并退出登录。
signed-out-at-provider = 退出 { $provider }
signed-out-again = 重新登录
signed-out-back = 返回 { $host }
signed-out-forget = 忘记我的登录方式
signed-out-forgotten = 此浏览器已不再记住您的登录方式。

## Passing an answer on

bounce-heading = 请稍候
bounce-what = 正在完成登录。如果没有反应，请按下按钮。
bounce-continue = 继续

## Errors

error-code = 错误代码
error-reference = 参考编号
error-time = 时间

action-try-again = 重试
action-start-again = 重新开始
action-another-way = 选择其他方式
action-all-ways = 查看所有登录方式
action-sign-in = 登录
action-sign-in-without = 不带该地址登录
action-home = 前往首页
action-right-address = 前往正确的地址

error-return-to-rejected = 我们无法将您送回该地址
    .what = 您来自的页面要求我们将您送回一个不在本站列表中的地址。
    .next = 请不带该地址登录，然后自行打开您要访问的页面。如果一再出现，请告知那个页面的管理者。

error-attempt-missing = 这与在此处开始的任何登录都不匹配
    .what = 您的浏览器没有交回登录开始时收到的 Cookie。多数情况是 Cookie 被阻止，或者登录是在其他浏览器或无痕窗口中开始的。
    .next = 请允许本站使用 Cookie，并在此浏览器中重新开始。

error-attempt-expired = 这次登录花费的时间太长
    .what = 为了您的安全，登录必须在十分钟内完成。
    .next = 请重新开始；您仍会到达原本要去的地方。

error-attempt-used = 这次登录已被使用过
    .what = 每次登录只能使用一次。重新加载页面或后退会重复旧的登录。
    .next = 请重新开始；只需片刻。

error-attempt-foreign = 此回应属于另一次登录
    .what = 返回的内容与在此浏览器中开始的登录不符，因此我们没有使用它。
    .next = 请在此处重新开始，不要打开别人发给您的登录链接。

error-callback-malformed = { $named ->
        [yes] 我们无法读取来自 { $provider } 的回应
       *[no] 我们无法读取该回应
    }
    .what = 其中有内容缺失或被截断，因此没有任何人登录。
    .next = 请重新开始。如果再次出现，请将下方的参考编号告知本站的管理者。

error-provider-refused = { $named ->
        [yes] 使用 { $provider } 的登录未正确设置
       *[no] 这种登录方式未正确设置
    }
    .what = 提供方拒绝了我们的请求。这不是您的错，也没有任何人登录。
    .next = 请选择其他方式，或将下方的参考编号告知本站的管理者。

error-provider-invalid-response = { $named ->
        [yes] 我们无法使用来自 { $provider } 的回应
       *[no] 我们无法使用提供方的回应
    }
    .what = 该回应不是提供方应当发送的内容，因此没有任何人登录。
    .next = 请重试。如果再次出现，请将下方的参考编号告知本站的管理者。

error-identity-invalid = { $named ->
        [yes] 我们无法验证来自 { $provider } 的回应
       *[no] 我们无法验证提供方的回应
    }
    .what = 它未能证明您的身份，因此没有任何人登录。
    .next = 请重试。如果再次出现，请将下方的参考编号告知本站的管理者。

error-profile-incomplete = { $named ->
        [yes] { $provider } 提供的信息不足
       *[no] 提供方提供的信息不足
    }
    .what = 回应中缺少本站识别您所需的信息，因此没有任何人登录。
    .next = 请选择其他方式，或将下方的参考编号告知本站的管理者。

error-provider-unreachable = { $named ->
        [yes] { $provider } 没有响应
       *[no] 提供方没有响应
    }
    .what = 我们无法与其取得联系，因此没有任何人登录。
    .next = 请在几分钟后重试，或选择其他方式。

error-provider-timeout = { $named ->
        [yes] { $provider } 响应时间过长
       *[no] 提供方响应时间过长
    }
    .what = 我们等待回应，最终放弃，因此没有任何人登录。
    .next = 请在几分钟后重试，或选择其他方式。

error-not-allowed = 此账号没有访问权限
    .what = { $named ->
        [yes] { $provider } 已确认您的身份，但此账号不允许在此使用。
       *[no] 登录成功，但此账号不允许在此使用。
    }
    .next = 请使用其他账号，或向本站的管理者申请访问权限。

error-cross-site = 此请求来自其他网站
    .what = 只接受来自我们自己页面的请求，因此没有任何更改。
    .next = 请从此处再操作一次。

error-stale-login = 请先重新登录
    .what = 只有在此处登录后不久才能退出其他浏览器，以免发现此浏览器处于打开状态的人这样做。没有任何更改。
    .next = 请重新登录；您将进入会话列表。

error-no-session = 您尚未登录
    .what = 此页面供已登录的人使用，或者您的会话已结束。
    .next = 请登录以继续。

error-application-unknown = 此处不认识该应用
    .what = 此地址供应用使用，而没有任何应用拥有所发送的密钥。
    .next = 请从首页继续。

error-no-tokens = { $named ->
        [yes] { $provider } 尚未关联
       *[no] 该账号尚未关联
    }
    .what = 您的会话中没有可让应用在那里代表您操作的内容。
    .next = 请以该方式登录以进行关联。

error-store-unavailable = 我们目前无法查询会话
    .what = 保存会话的位置没有响应。您并未被退出登录。
    .next = 请稍后重试。

error-busy = 此处等待的页面过多
    .what = 每个打开的页面都会保持一个连接，数量已达到本站的上限。
    .next = 请关闭一些页面，稍后重试。

error-unknown-provider = 此处不提供该登录方式
    .what = 它可能已被移除，或者链接有误。
    .next = 请从提供的方式中选择。

error-not-found = 此处没有页面
    .what = 链接可能已过期，或者地址有误。
    .next = 请从首页继续。

error-method-not-allowed = 此处无法这样做
    .what = 此地址存在，但不接受这类请求。
    .next = 请从首页继续。

error-too-large = 内容过大，无法读取
    .what = 请求超出本站可接受的大小，因此没有读完。
    .next = 请重新开始。如果一再出现，请先清除本站的 Cookie。

error-wrong-host = 本站使用另一个地址
    .what = 只能通过为其设置的地址使用本站。
    .next = 请前往 { $address } 继续，今后请使用该地址。

error-internal = 我们这边出了问题
    .what = 这不是您的错。发生的情况已记录下来，供本站的管理者查看。
    .next = 请稍后重试。如果再次出现，请将下方的参考编号告知他们。
    .again = 请返回并稍后重试。
