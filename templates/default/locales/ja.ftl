### name: 日本語
### reviewed: no

## Choosing a provider

login-title = ログイン
login-heading = ログイン
login-heading-site = { $site } にログイン
login-going-to = ログイン後、{ $host } に進みます。
login-with = { $provider } で続ける
login-with-sign-in = { $provider } でサインイン
login-with-log-in = { $provider } でログイン
login-last-used = 前回使用
login-unavailable = 応答なし
login-more = その他のログイン方法
login-cancel = キャンセル
login-denied = { $provider } でのログインを中止しました。もう一度選ぶか、別の方法を選んでください。
login-in-app = { $named ->
        [yes] { $provider } では、ほかのアプリの中からログインできません。
       *[no] ほかのアプリの中では使えない方法があります。
    }
login-in-app-next = 次のアドレスをコピーして、ブラウザーで開いてください。
login-empty = ログイン方法がまだありません
login-empty-what = このゲートウェイは動作していますが、ログイン方法がまだ設定されていません。
login-empty-next = 管理者の方は、gateway.toml にプロバイダーを追加して再起動してください。

## Languages

language-current = 言語: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = プライバシー
footer-terms = 利用規約
footer-help = ヘルプ

## The end of a sign-in in a window of its own

popup-cancelled = ログインしませんでした
popup-close = このウィンドウは閉じてかまいません。

## Who is signed in

person-via = { $provider } でログイン
signed-in-heading = ログインしています
signed-in-continue = 続ける
signed-in-continue-to = { $host } に進む
action-another-account = 別のアカウントを使う
action-sign-out = ログアウト

account-heading = アカウント
account-name = 名前
account-username = ユーザー名
account-email = メールアドレス
account-email-confirmed = { $provider } により確認済み
account-email-unconfirmed = { $provider } により未確認
account-groups = グループ
account-id = アカウント ID
account-since = ログイン日時
account-until = セッションの終了
account-identities = 接続済みのアカウント
account-connect = 別のアカウントを接続
account-connect-what = そちらでもログインすると、そのアカウントもこのセッションに加わります。
account-connect-to = { $provider } を接続
account-sessions = ログイン中の場所
action-sign-out-everywhere = すべての場所でログアウト

## Where somebody is signed in

sessions-heading = ログイン中の場所
sessions-what = 心当たりのないものがあれば、ログアウトさせてください。
sessions-current = このブラウザー
sessions-unknown = 不明なブラウザー
sessions-network = ネットワーク
sessions-since = ログイン日時
sessions-last = 最終使用
sessions-again = ほかのブラウザーをログアウトさせるには、先にもう一度ログインしてください。開いたままのこのブラウザーを見つけた人に操作されるのを防ぐためです。
action-sign-in-again = もう一度ログイン
action-account = アカウントに戻る

## Signing out

logout-heading = ログアウトしますか？
logout-what = ここでのセッションが終了します。{ $provider } にはログインしたままになることがあります。
logout-provider = ここでのセッションが終了し、その後 { $provider } に移動してそちらからもログアウトします。
logout-choice = ここでのセッションだけを終了するか、{ $provider } からもログアウトするかを選べます。
logout-here = ここからのみログアウト
logout-everywhere = { $provider } からもログアウト
logout-cancel = ログインしたままにする

signed-out-heading = ログアウトしました
signed-out-what = ここでのセッションは終了しました。
signed-out-provider = { $provider } にはまだログインしている可能性があります。共用のコンピューターでは、そちらからもログアウトしてください。
signed-out-asks = 次回この方法でログインするとき、どなたであるかを尋ねられます。
signed-out-leaving = { $provider } に移動しています。そちらからもログアウトするためです。何も起こらない場合は、ボタンを押してください。
signed-out-done = { $provider } から戻りました。ログアウトのためにそちらへ移動していました。
signed-out-at-provider = { $provider } からログアウト
signed-out-again = もう一度ログイン
signed-out-back = { $host } に戻る
signed-out-forget = ログイン方法の記録を消去
signed-out-forgotten = このブラウザーはログイン方法を記憶しなくなりました。

## Passing an answer on

bounce-heading = 少々お待ちください
bounce-what = ログインを完了しています。何も起こらない場合は、ボタンを押してください。
bounce-continue = 続ける

## Errors

error-code = エラーコード
error-reference = 参照番号
error-time = 時刻

action-try-again = もう一度試す
action-start-again = 最初からやり直す
action-another-way = 別の方法を選ぶ
action-all-ways = すべてのログイン方法を見る
action-sign-in = ログイン
action-sign-in-without = そのアドレスなしでログイン
action-home = トップページへ
action-right-address = 正しいアドレスへ

error-return-to-rejected = そのアドレスにはお戻しできません
    .what = 元のページから、このサイトの一覧にないアドレスへ戻すよう求められました。
    .next = アドレスなしでログインし、目的のページはご自身で開いてください。繰り返す場合は、そのページの管理者にお知らせください。

error-attempt-missing = ここで始めたログインと照合できませんでした
    .what = ログイン開始時にお渡しした Cookie が、ブラウザーから返されませんでした。多くの場合、Cookie がブロックされているか、別のブラウザーやプライベートウィンドウでログインが始められています。
    .next = このサイトの Cookie を許可し、このブラウザーで最初からやり直してください。

error-attempt-expired = ログインに時間がかかりすぎました
    .what = 安全のため、ログインは 10 分以内に完了する必要があります。
    .next = 最初からやり直してください。目的のページには引き続き進めます。

error-attempt-used = このログインはすでに使われています
    .what = ログインは 1 回限り有効です。ページを再読み込みしたり戻ったりすると、古いものが繰り返されます。
    .next = 最初からやり直してください。すぐに終わります。

error-attempt-foreign = この応答は別のログインのものです
    .what = 戻ってきた内容が、このブラウザーで始めたログインと一致しないため、使用しませんでした。
    .next = ここから最初からやり直してください。他人から送られたログイン用リンクは開かないでください。

error-callback-malformed = { $named ->
        [yes] { $provider } からの応答を読み取れませんでした
       *[no] 応答を読み取れませんでした
    }
    .what = 内容が欠けているか途中で切れていたため、ログインは行われませんでした。
    .next = 最初からやり直してください。再び発生する場合は、下の参照番号をこのサイトの管理者にお伝えください。

error-provider-refused = { $named ->
        [yes] { $provider } でのログインが正しく設定されていません
       *[no] このログイン方法は正しく設定されていません
    }
    .what = プロバイダーがこちらの要求を拒否しました。お客様の操作の誤りではありません。ログインは行われませんでした。
    .next = 別の方法を選ぶか、下の参照番号をこのサイトの管理者にお伝えください。

error-provider-invalid-response = { $named ->
        [yes] { $provider } からの応答を使用できませんでした
       *[no] プロバイダーからの応答を使用できませんでした
    }
    .what = プロバイダーが送るべき応答ではなかったため、ログインは行われませんでした。
    .next = もう一度お試しください。再び発生する場合は、下の参照番号をこのサイトの管理者にお伝えください。

error-identity-invalid = { $named ->
        [yes] { $provider } からの応答を確認できませんでした
       *[no] プロバイダーからの応答を確認できませんでした
    }
    .what = 応答からご本人であることを確認できなかったため、ログインは行われませんでした。
    .next = もう一度お試しください。再び発生する場合は、下の参照番号をこのサイトの管理者にお伝えください。

error-profile-incomplete = { $named ->
        [yes] { $provider } から十分な情報を得られませんでした
       *[no] プロバイダーから十分な情報を得られませんでした
    }
    .what = このサイトがお客様を識別するための情報が応答にないため、ログインは行われませんでした。
    .next = 別の方法を選ぶか、下の参照番号をこのサイトの管理者にお伝えください。

error-provider-unreachable = { $named ->
        [yes] { $provider } が応答していません
       *[no] プロバイダーが応答していません
    }
    .what = 接続できなかったため、ログインは行われませんでした。
    .next = 数分後にもう一度試すか、別の方法を選んでください。

error-provider-timeout = { $named ->
        [yes] { $provider } の応答に時間がかかりすぎています
       *[no] プロバイダーの応答に時間がかかりすぎています
    }
    .what = 応答を待ちましたが届かなかったため、ログインは行われませんでした。
    .next = 数分後にもう一度試すか、別の方法を選んでください。

error-not-allowed = このアカウントにはアクセス権がありません
    .what = { $named ->
        [yes] { $provider } では確認できましたが、このアカウントはここでは許可されていません。
       *[no] ログインはできましたが、このアカウントはここでは許可されていません。
    }
    .next = 別のアカウントを使うか、このサイトの管理者にアクセス権を求めてください。

error-cross-site = この要求は別のサイトから送られました
    .what = このサイト自身のページからのみ受け付けるため、何も変更されていません。
    .next = ここからもう一度行ってください。

error-stale-login = 先にもう一度ログインしてください
    .what = ほかのブラウザーをログアウトさせられるのは、ここでログインした直後だけです。開いたままのこのブラウザーを見つけた人に操作されるのを防ぐためです。何も変更されていません。
    .next = もう一度ログインしてください。セッションの一覧に進みます。

error-no-session = ログインしていません
    .what = このページはログインした方のためのものです。または、セッションが終了しました。
    .next = 続けるにはログインしてください。

error-application-unknown = そのアプリケーションはここでは登録されていません
    .what = このアドレスはアプリケーション用です。送られたキーを持つアプリケーションはありません。
    .next = トップページから続けてください。

error-no-tokens = { $named ->
        [yes] { $provider } は接続されていません
       *[no] そのアカウントは接続されていません
    }
    .what = アプリケーションがそこでお客様に代わって動作するためのものが、セッションにありません。
    .next = 接続するには、その方法でログインしてください。

error-store-unavailable = 現在、セッションを確認できません
    .what = セッションの保管先が応答していません。ログアウトはされていません。
    .next = しばらくしてからもう一度お試しください。

error-busy = 待機中のページが多すぎます
    .what = 開いているページごとに接続を保持しており、このサイトの上限に達しています。
    .next = いくつかのページを閉じ、しばらくしてからもう一度お試しください。

error-unknown-provider = そのログイン方法はここでは利用できません
    .what = 削除されたか、リンクに誤りがある可能性があります。
    .next = 利用できる方法から選んでください。

error-not-found = ページが見つかりません
    .what = リンクが古いか、アドレスに誤りがある可能性があります。
    .next = トップページから続けてください。

error-method-not-allowed = その操作はここではできません
    .what = アドレスは存在しますが、この種類の要求は受け付けていません。
    .next = トップページから続けてください。

error-too-large = 大きすぎて読み取れませんでした
    .what = 要求がこのサイトの受け付ける大きさを超えていたため、最後まで読み取られませんでした。
    .next = 最初からやり直してください。繰り返す場合は、先にこのサイトの Cookie を削除してください。

error-wrong-host = このサイトのアドレスは別にあります
    .what = 設定されたアドレスでのみ利用できます。
    .next = { $address } に進み、今後はそのアドレスをご利用ください。

error-internal = こちら側で問題が発生しました
    .what = お客様の操作の誤りではありません。発生した内容は、このサイトの管理者のために記録されました。
    .next = しばらくしてからもう一度お試しください。再び発生する場合は、下の参照番号を管理者にお伝えください。
    .again = 戻って、しばらくしてからもう一度お試しください。
