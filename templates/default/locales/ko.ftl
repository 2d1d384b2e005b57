### name: 한국어
### reviewed: no

## Choosing a provider

login-title = 로그인
login-heading = 로그인
login-heading-site = { $site } 로그인
login-going-to = 로그인한 뒤 { $host } 주소로 이동합니다.
login-with = { $provider } 계정으로 계속
login-with-sign-in = { $provider } 계정으로 로그인
login-with-log-in = { $provider } 계정으로 로그인
login-last-used = 최근 사용
login-unavailable = 응답 없음
login-more = 다른 로그인 방법 더 보기
login-cancel = 취소
login-denied = { $provider } 로그인을 중단했습니다. 다시 선택하거나 다른 방법을 고를 수 있습니다.
login-in-app = { $named ->
        [yes] { $provider }에서는 다른 앱 안에서 로그인할 수 없습니다.
       *[no] 일부 방법은 다른 앱 안에서 사용할 수 없습니다.
    }
login-in-app-next = 이 주소를 복사하여 브라우저에서 여세요:
login-empty = 아직 로그인할 방법이 없습니다
login-empty-what = 이 게이트웨이는 실행 중이지만 로그인 방법이 아직 설정되지 않았습니다.
login-empty-next = 관리자라면 gateway.toml 파일에 제공자를 추가하고 다시 시작하세요.

## Languages

language-current = 언어: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = 개인정보 보호
footer-terms = 이용약관
footer-help = 도움말

## The end of a sign-in in a window of its own

popup-cancelled = 로그인하지 않았습니다
popup-close = 이 창을 닫아도 됩니다.

## Who is signed in

person-via = { $provider } 계정으로 로그인함
signed-in-heading = 로그인되어 있습니다
signed-in-continue = 계속
signed-in-continue-to = { $host } 주소로 계속
action-another-account = 다른 계정 사용
action-sign-out = 로그아웃

account-heading = 내 계정
account-name = 이름
account-username = 사용자 이름
account-email = 이메일
account-email-confirmed = { $provider }에서 확인됨
account-email-unconfirmed = { $provider }에서 확인되지 않음
account-groups = 그룹
account-id = 계정 ID
account-since = 로그인 시각
account-until = 세션 종료
account-identities = 연결된 계정
account-connect = 다른 계정 연결
account-connect-what = 그곳에서도 로그인하면 그 계정도 이 세션에 포함됩니다.
account-connect-to = { $provider } 연결
account-sessions = 로그인한 위치
action-sign-out-everywhere = 모든 곳에서 로그아웃

## Where somebody is signed in

sessions-heading = 로그인한 위치
sessions-what = 모르는 세션이 있으면 로그아웃하세요.
sessions-current = 이 브라우저
sessions-unknown = 알 수 없는 브라우저
sessions-network = 네트워크
sessions-since = 로그인 시각
sessions-last = 마지막 사용
sessions-again = 다른 브라우저를 로그아웃하려면 먼저 다시 로그인하세요. 열려 있는 이 브라우저를 발견한 다른 사람이 할 수 없도록 하기 위해서입니다.
action-sign-in-again = 다시 로그인
action-account = 내 계정으로 돌아가기

## Signing out

logout-heading = 로그아웃할까요?
logout-what = 이곳의 세션이 종료됩니다. { $provider } 로그인 상태는 유지될 수 있습니다.
logout-provider = 이곳의 세션이 종료된 뒤 { $provider }(으)로 이동하여 그곳에서도 로그아웃합니다.
logout-choice = 이곳의 세션만 종료하거나 { $provider }에서도 로그아웃할 수 있습니다.
logout-here = 이곳에서만 로그아웃
logout-everywhere = { $provider }에서도 로그아웃
logout-cancel = 로그인 유지

signed-out-heading = 로그아웃했습니다
signed-out-what = 이곳의 세션이 종료되었습니다.
signed-out-provider = { $provider }에는 아직 로그인되어 있을 수 있습니다. 함께 쓰는 컴퓨터라면 그곳에서도 로그아웃하세요.
signed-out-asks = 다음에 그 방법으로 이곳에 로그인할 때 누구인지 묻습니다.
signed-out-leaving = { $provider }(으)로 이동하여 그곳에서도 로그아웃합니다. 아무 일도 일어나지 않으면 버튼을 누르세요.
signed-out-done = { $provider }에서 돌아왔습니다. 그곳에서도 로그아웃하도록 보내 드렸습니다.
signed-out-at-provider = { $provider }에서 로그아웃
signed-out-again = 다시 로그인
signed-out-back = { $host } 주소로 돌아가기
signed-out-forget = 로그인한 방법 잊기
signed-out-forgotten = 이 브라우저는 더 이상 로그인한 방법을 기억하지 않습니다.

## Passing an answer on

bounce-heading = 잠시만 기다리세요
bounce-what = 로그인을 마치는 중입니다. 아무 일도 일어나지 않으면 버튼을 누르세요.
bounce-continue = 계속

## Errors

error-code = 오류 코드
error-reference = 참조 번호
error-time = 시각

action-try-again = 다시 시도
action-start-again = 처음부터 다시
action-another-way = 다른 방법 선택
action-all-ways = 모든 로그인 방법 보기
action-sign-in = 로그인
action-sign-in-without = 그 주소 없이 로그인
action-home = 시작 페이지로 이동
action-right-address = 올바른 주소로 이동

error-return-to-rejected = 그 주소로 되돌려 보낼 수 없습니다
    .what = 이전 페이지가 이 사이트의 목록에 없는 주소로 되돌려 보내 달라고 요청했습니다.
    .next = 그 주소 없이 로그인한 다음 원하는 페이지를 직접 여세요. 계속 발생하면 그 페이지의 관리자에게 알려 주세요.

error-attempt-missing = 이곳에서 시작한 로그인과 일치하지 않습니다
    .what = 로그인을 시작할 때 드린 쿠키를 브라우저가 돌려주지 않았습니다. 대개 쿠키가 차단되었거나 다른 브라우저나 비공개 창에서 로그인을 시작한 경우입니다.
    .next = 이 사이트의 쿠키를 허용하고 이 브라우저에서 처음부터 다시 시작하세요.

error-attempt-expired = 로그인에 시간이 너무 오래 걸렸습니다
    .what = 안전을 위해 로그인은 10분 안에 마쳐야 합니다.
    .next = 처음부터 다시 시작하세요. 가려던 곳으로 그대로 이동합니다.

error-attempt-used = 이미 사용된 로그인입니다
    .what = 로그인은 한 번만 쓸 수 있습니다. 페이지를 새로 고치거나 뒤로 가면 이전 로그인이 반복됩니다.
    .next = 처음부터 다시 시작하세요. 잠깐이면 됩니다.

error-attempt-foreign = 이 응답은 다른 로그인의 것입니다
    .what = 돌아온 내용이 이 브라우저에서 시작한 로그인과 맞지 않아 사용하지 않았습니다.
    .next = 이곳에서 처음부터 다시 시작하고, 다른 사람이 보낸 로그인 링크는 열지 마세요.

error-callback-malformed = { $named ->
        [yes] { $provider }의 응답을 읽을 수 없습니다
       *[no] 응답을 읽을 수 없습니다
    }
    .what = 내용이 빠졌거나 잘려 있어 로그인하지 못했습니다.
    .next = 처음부터 다시 시작하세요. 또 발생하면 아래 참조 번호를 이 사이트의 관리자에게 알려 주세요.

error-provider-refused = { $named ->
        [yes] { $provider } 로그인이 올바르게 설정되지 않았습니다
       *[no] 이 로그인 방법이 올바르게 설정되지 않았습니다
    }
    .what = 제공자가 요청을 거부했습니다. 사용자의 잘못이 아니며, 로그인은 이루어지지 않았습니다.
    .next = 다른 방법을 선택하거나 아래 참조 번호를 이 사이트의 관리자에게 알려 주세요.

error-provider-invalid-response = { $named ->
        [yes] { $provider }의 응답을 사용할 수 없습니다
       *[no] 제공자의 응답을 사용할 수 없습니다
    }
    .what = 제공자가 보내야 하는 응답이 아니어서 로그인하지 못했습니다.
    .next = 다시 시도하세요. 또 발생하면 아래 참조 번호를 이 사이트의 관리자에게 알려 주세요.

error-identity-invalid = { $named ->
        [yes] { $provider }의 응답을 확인할 수 없습니다
       *[no] 제공자의 응답을 확인할 수 없습니다
    }
    .what = 응답으로 누구인지 증명되지 않아 로그인하지 못했습니다.
    .next = 다시 시도하세요. 또 발생하면 아래 참조 번호를 이 사이트의 관리자에게 알려 주세요.

error-profile-incomplete = { $named ->
        [yes] { $provider }에서 받은 정보가 부족합니다
       *[no] 제공자에게서 받은 정보가 부족합니다
    }
    .what = 이 사이트가 사용자를 알아보는 데 필요한 정보가 응답에 없어 로그인하지 못했습니다.
    .next = 다른 방법을 선택하거나 아래 참조 번호를 이 사이트의 관리자에게 알려 주세요.

error-provider-unreachable = { $named ->
        [yes] { $provider } 서비스가 응답하지 않습니다
       *[no] 제공자가 응답하지 않습니다
    }
    .what = 연결할 수 없어 로그인하지 못했습니다.
    .next = 몇 분 뒤에 다시 시도하거나 다른 방법을 선택하세요.

error-provider-timeout = { $named ->
        [yes] { $provider } 응답이 너무 늦습니다
       *[no] 제공자의 응답이 너무 늦습니다
    }
    .what = 응답을 기다리다가 중단하여 로그인하지 못했습니다.
    .next = 몇 분 뒤에 다시 시도하거나 다른 방법을 선택하세요.

error-not-allowed = 이 계정은 접근 권한이 없습니다
    .what = { $named ->
        [yes] { $provider }에서 확인되었지만 이 계정은 이곳에서 허용되지 않습니다.
       *[no] 로그인은 되었지만 이 계정은 이곳에서 허용되지 않습니다.
    }
    .next = 다른 계정을 사용하거나 이 사이트의 관리자에게 접근 권한을 요청하세요.

error-cross-site = 이 요청은 다른 사이트에서 왔습니다
    .what = 이 사이트의 페이지에서 보낸 요청만 받으므로 아무것도 변경되지 않았습니다.
    .next = 이곳에서 다시 하세요.

error-stale-login = 먼저 다시 로그인하세요
    .what = 다른 브라우저는 이곳에 로그인한 직후에만 로그아웃할 수 있습니다. 열려 있는 이 브라우저를 발견한 다른 사람이 할 수 없도록 하기 위해서입니다. 아무것도 변경되지 않았습니다.
    .next = 다시 로그인하면 세션 목록으로 이동합니다.

error-no-session = 로그인되어 있지 않습니다
    .what = 로그인한 사람을 위한 페이지이거나 세션이 종료되었습니다.
    .next = 계속하려면 로그인하세요.

error-application-unknown = 이곳에서 알 수 없는 애플리케이션입니다
    .what = 이 주소는 애플리케이션용이며, 전송된 키를 가진 애플리케이션이 없습니다.
    .next = 시작 페이지에서 계속하세요.

error-no-tokens = { $named ->
        [yes] { $provider } 계정이 연결되어 있지 않습니다
       *[no] 그 계정이 연결되어 있지 않습니다
    }
    .what = 애플리케이션이 그곳에서 사용자를 대신할 수 있게 하는 것이 세션에 없습니다.
    .next = 연결하려면 그 방법으로 로그인하세요.

error-store-unavailable = 지금은 세션을 조회할 수 없습니다
    .what = 세션을 보관하는 곳이 응답하지 않습니다. 로그아웃되지는 않았습니다.
    .next = 잠시 뒤에 다시 시도하세요.

error-busy = 대기 중인 페이지가 너무 많습니다
    .what = 열린 페이지마다 연결을 하나씩 유지하는데, 이 사이트가 유지할 수 있는 수에 이르렀습니다.
    .next = 페이지를 몇 개 닫고 잠시 뒤에 다시 시도하세요.

error-unknown-provider = 이곳에서 제공하지 않는 로그인 방법입니다
    .what = 삭제되었거나 링크에 오류가 있을 수 있습니다.
    .next = 제공되는 방법 중에서 선택하세요.

error-not-found = 페이지가 없습니다
    .what = 링크가 오래되었거나 주소에 오류가 있을 수 있습니다.
    .next = 시작 페이지에서 계속하세요.

error-method-not-allowed = 이곳에서는 할 수 없습니다
    .what = 주소는 있지만 이런 종류의 요청은 받지 않습니다.
    .next = 시작 페이지에서 계속하세요.

error-too-large = 너무 커서 읽을 수 없습니다
    .what = 요청이 이 사이트가 받는 크기보다 커서 끝까지 읽지 않았습니다.
    .next = 처음부터 다시 시작하세요. 계속 발생하면 먼저 이 사이트의 쿠키를 지우세요.

error-wrong-host = 이 사이트의 주소는 다릅니다
    .what = 설정된 주소에서만 사용할 수 있습니다.
    .next = { $address } 주소에서 계속하고 앞으로 그 주소를 사용하세요.

error-internal = 저희 쪽에서 문제가 생겼습니다
    .what = 사용자의 잘못이 아닙니다. 발생한 일은 이 사이트의 관리자를 위해 기록되었습니다.
    .next = 잠시 뒤에 다시 시도하세요. 또 발생하면 아래 참조 번호를 관리자에게 알려 주세요.
    .again = 뒤로 가서 잠시 뒤에 다시 시도하세요.
