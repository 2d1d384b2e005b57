### name: Tiếng Việt
### reviewed: no

## Choosing a provider

login-title = Đăng nhập
login-heading = Đăng nhập
login-heading-site = Đăng nhập vào { $site }
login-going-to = Sau đó bạn sẽ tiếp tục đến { $host }.
login-with = Tiếp tục với { $provider }
login-with-sign-in = Đăng nhập bằng { $provider }
login-with-log-in = Đăng nhập bằng { $provider }
login-last-used = Dùng gần nhất
login-unavailable = Không phản hồi
login-more = Cách đăng nhập khác
login-cancel = Hủy
login-denied = Bạn đã dừng đăng nhập bằng { $provider }. Bạn có thể thử lại hoặc chọn cách khác.
login-in-app = { $named ->
        [yes] { $provider } không cho phép đăng nhập bên trong ứng dụng khác.
       *[no] Một số cách ở đây không dùng được bên trong ứng dụng khác.
    }
login-in-app-next = Hãy sao chép địa chỉ này và mở trong trình duyệt của bạn:
login-empty = Chưa có cách đăng nhập
login-empty-what = Cổng này đang chạy, nhưng chưa được cho biết mọi người đăng nhập bằng cách nào.
login-empty-next = Nếu bạn quản lý cổng này, hãy thêm một nhà cung cấp vào gateway.toml rồi khởi động lại:

## Languages

language-current = Ngôn ngữ: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Quyền riêng tư
footer-terms = Điều khoản
footer-help = Trợ giúp

## The end of a sign-in in a window of its own

popup-cancelled = Bạn chưa đăng nhập
popup-close = Bạn có thể đóng cửa sổ này.

## Who is signed in

person-via = Đã đăng nhập bằng { $provider }
signed-in-heading = Bạn đã đăng nhập
signed-in-continue = Tiếp tục
signed-in-continue-to = Tiếp tục đến { $host }
action-another-account = Dùng tài khoản khác
action-sign-out = Đăng xuất

account-heading = Tài khoản của bạn
account-name = Tên
account-username = Tên người dùng
account-email = Email
account-email-confirmed = Đã được { $provider } xác nhận
account-email-unconfirmed = Chưa được { $provider } xác nhận
account-groups = Nhóm
account-id = Mã tài khoản
account-since = Đăng nhập lúc
account-until = Phiên kết thúc
account-identities = Tài khoản đã liên kết
account-connect = Liên kết tài khoản khác
account-connect-what = Hãy đăng nhập cả ở đó, tài khoản ấy cũng sẽ thuộc về phiên này.
account-connect-to = Liên kết { $provider }
account-sessions = Nơi bạn đang đăng nhập
action-sign-out-everywhere = Đăng xuất khỏi mọi nơi

## Where somebody is signed in

sessions-heading = Nơi bạn đang đăng nhập
sessions-what = Nếu bạn không nhận ra phiên nào, hãy đăng xuất phiên đó.
sessions-current = Trình duyệt này
sessions-unknown = Trình duyệt không xác định
sessions-network = Mạng
sessions-since = Đăng nhập lúc
sessions-last = Hoạt động gần nhất
sessions-again = Để đăng xuất các trình duyệt khác, trước hết hãy đăng nhập lại. Như vậy, người thấy trình duyệt này đang mở không thể làm việc đó.
action-sign-in-again = Đăng nhập lại
action-account = Quay lại tài khoản của bạn

## Signing out

logout-heading = Đăng xuất?
logout-what = Phiên của bạn tại đây sẽ kết thúc. Bạn có thể vẫn còn đăng nhập tại { $provider }.
logout-provider = Phiên của bạn tại đây sẽ kết thúc, sau đó bạn sẽ chuyển đến { $provider } để đăng xuất cả ở đó.
logout-choice = Bạn có thể chỉ kết thúc phiên tại đây, hoặc đăng xuất cả khỏi { $provider }.
logout-here = Chỉ đăng xuất tại đây
logout-everywhere = Đăng xuất cả khỏi { $provider }
logout-cancel = Tiếp tục đăng nhập

signed-out-heading = Bạn đã đăng xuất
signed-out-what = Phiên của bạn tại đây đã kết thúc.
signed-out-provider = Bạn có thể vẫn còn đăng nhập tại { $provider }; trên máy tính dùng chung, hãy đăng xuất cả ở đó.
signed-out-asks = Lần sau khi bạn đăng nhập ở đây bằng cách đó, bạn sẽ được hỏi bạn là ai.
signed-out-leaving = Bạn đang chuyển đến { $provider } để đăng xuất cả ở đó. Nếu không có gì xảy ra, hãy nhấn nút.
signed-out-done = Bạn vừa quay lại từ { $provider }, nơi bạn cũng được chuyển đến để đăng xuất.
signed-out-at-provider = Đăng xuất khỏi { $provider }
signed-out-again = Đăng nhập lại
signed-out-back = Quay lại { $host }
signed-out-forget = Quên cách tôi đã đăng nhập
signed-out-forgotten = Trình duyệt này không còn nhớ cách bạn đã đăng nhập.

## Passing an answer on

bounce-heading = Vui lòng đợi
bounce-what = Đang hoàn tất đăng nhập. Nếu không có gì xảy ra, hãy nhấn nút.
bounce-continue = Tiếp tục

## Errors

error-code = Mã lỗi
error-reference = Mã tham chiếu
error-time = Thời gian

action-try-again = Thử lại
action-start-again = Bắt đầu lại
action-another-way = Chọn cách khác
action-all-ways = Xem mọi cách đăng nhập
action-sign-in = Đăng nhập
action-sign-in-without = Đăng nhập không kèm địa chỉ đó
action-home = Đến trang đầu
action-right-address = Đến địa chỉ đúng

error-return-to-rejected = Chúng tôi không thể đưa bạn trở lại địa chỉ đó
    .what = Trang bạn vừa rời đã yêu cầu đưa bạn đến một địa chỉ không có trong danh sách của trang web này.
    .next = Hãy đăng nhập không kèm địa chỉ đó, rồi tự mở trang bạn muốn. Nếu vẫn tiếp diễn, hãy báo cho người quản lý trang ấy.

error-attempt-missing = Yêu cầu này không khớp với lần đăng nhập nào bắt đầu tại đây
    .what = Trình duyệt của bạn không gửi lại cookie đã nhận khi bắt đầu đăng nhập. Thường là do cookie bị chặn, hoặc việc đăng nhập bắt đầu ở trình duyệt khác hay trong cửa sổ riêng tư.
    .next = Hãy cho phép cookie cho trang web này và bắt đầu lại trong trình duyệt này.

error-attempt-expired = Lần đăng nhập đó quá lâu
    .what = Để giữ an toàn cho bạn, việc đăng nhập phải hoàn tất trong vòng mười phút.
    .next = Hãy bắt đầu lại; bạn vẫn sẽ đến đúng nơi mình muốn.

error-attempt-used = Lần đăng nhập này đã được sử dụng
    .what = Mỗi lần đăng nhập chỉ dùng được một lần. Tải lại trang hoặc quay lại sẽ lặp lại lần cũ.
    .next = Hãy bắt đầu lại; chỉ mất một lát.

error-attempt-foreign = Phản hồi này thuộc về một lần đăng nhập khác
    .what = Nội dung nhận được không khớp với lần đăng nhập bắt đầu trong trình duyệt này, nên chúng tôi không sử dụng.
    .next = Hãy bắt đầu lại tại đây và đừng mở liên kết đăng nhập do người khác gửi.

error-callback-malformed = { $named ->
        [yes] Chúng tôi không đọc được phản hồi từ { $provider }
       *[no] Chúng tôi không đọc được phản hồi đó
    }
    .what = Phản hồi bị thiếu hoặc bị cắt, nên không ai được đăng nhập.
    .next = Hãy bắt đầu lại. Nếu vẫn xảy ra, hãy báo mã tham chiếu bên dưới cho người quản lý trang web này.

error-provider-refused = { $named ->
        [yes] Việc đăng nhập bằng { $provider } chưa được thiết lập đúng
       *[no] Cách đăng nhập này chưa được thiết lập đúng
    }
    .what = Nhà cung cấp đã từ chối yêu cầu của chúng tôi. Đây không phải lỗi của bạn, và không ai được đăng nhập.
    .next = Hãy chọn cách khác, hoặc báo mã tham chiếu bên dưới cho người quản lý trang web này.

error-provider-invalid-response = { $named ->
        [yes] Chúng tôi không dùng được phản hồi từ { $provider }
       *[no] Chúng tôi không dùng được phản hồi của nhà cung cấp
    }
    .what = Đó không phải phản hồi mà nhà cung cấp cần gửi, nên không ai được đăng nhập.
    .next = Hãy thử lại. Nếu vẫn xảy ra, hãy báo mã tham chiếu bên dưới cho người quản lý trang web này.

error-identity-invalid = { $named ->
        [yes] Chúng tôi không kiểm tra được phản hồi từ { $provider }
       *[no] Chúng tôi không kiểm tra được phản hồi của nhà cung cấp
    }
    .what = Phản hồi không chứng minh được bạn là ai, nên không ai được đăng nhập.
    .next = Hãy thử lại. Nếu vẫn xảy ra, hãy báo mã tham chiếu bên dưới cho người quản lý trang web này.

error-profile-incomplete = { $named ->
        [yes] { $provider } không cung cấp đủ thông tin
       *[no] Nhà cung cấp không cung cấp đủ thông tin
    }
    .what = Phản hồi thiếu thông tin để trang web này nhận ra bạn, nên không ai được đăng nhập.
    .next = Hãy chọn cách khác, hoặc báo mã tham chiếu bên dưới cho người quản lý trang web này.

error-provider-unreachable = { $named ->
        [yes] { $provider } không phản hồi
       *[no] Nhà cung cấp không phản hồi
    }
    .what = Chúng tôi không kết nối được, nên không ai được đăng nhập.
    .next = Hãy thử lại sau vài phút, hoặc chọn cách khác.

error-provider-timeout = { $named ->
        [yes] { $provider } phản hồi quá chậm
       *[no] Nhà cung cấp phản hồi quá chậm
    }
    .what = Chúng tôi đã chờ phản hồi rồi dừng lại, nên không ai được đăng nhập.
    .next = Hãy thử lại sau vài phút, hoặc chọn cách khác.

error-not-allowed = Tài khoản này không có quyền truy cập
    .what = { $named ->
        [yes] { $provider } biết bạn, nhưng tài khoản này không được phép vào đây.
       *[no] Đăng nhập thành công, nhưng tài khoản này không được phép vào đây.
    }
    .next = Hãy dùng tài khoản khác, hoặc xin quyền truy cập từ người quản lý trang web này.

error-cross-site = Yêu cầu này đến từ một trang web khác
    .what = Yêu cầu chỉ được chấp nhận từ các trang của chúng tôi, nên không có gì thay đổi.
    .next = Hãy thực hiện lại từ đây.

error-stale-login = Trước hết hãy đăng nhập lại
    .what = Chỉ có thể đăng xuất các trình duyệt khác ngay sau khi bạn đăng nhập tại đây, để người thấy trình duyệt này đang mở không thể làm việc đó. Không có gì thay đổi.
    .next = Hãy đăng nhập lại; bạn sẽ đến danh sách các phiên của mình.

error-no-session = Bạn chưa đăng nhập
    .what = Trang này dành cho người đã đăng nhập, hoặc phiên của bạn đã kết thúc.
    .next = Hãy đăng nhập để tiếp tục.

error-application-unknown = Ứng dụng đó không được biết đến ở đây
    .what = Địa chỉ này dành cho ứng dụng, và không ứng dụng nào có khóa đã gửi.
    .next = Hãy tiếp tục từ trang đầu.

error-no-tokens = { $named ->
        [yes] { $provider } chưa được liên kết
       *[no] Tài khoản đó chưa được liên kết
    }
    .what = Phiên của bạn không có gì để một ứng dụng thay mặt bạn ở đó.
    .next = Hãy đăng nhập bằng cách đó để liên kết.

error-store-unavailable = Hiện chúng tôi không tra cứu được các phiên
    .what = Nơi lưu giữ chúng không phản hồi. Bạn chưa bị đăng xuất.
    .next = Hãy thử lại sau giây lát.

error-busy = Có quá nhiều trang đang chờ ở đây
    .what = Mỗi trang đang mở giữ một kết nối, và đã đạt đến số lượng mà trang web này giữ được.
    .next = Hãy đóng bớt vài trang rồi thử lại sau giây lát.

error-unknown-provider = Cách đăng nhập đó không có ở đây
    .what = Có thể nó đã bị gỡ bỏ, hoặc liên kết bị sai.
    .next = Hãy chọn một trong những cách hiện có.

error-not-found = Không có trang nào ở đây
    .what = Liên kết có thể đã cũ, hoặc địa chỉ bị sai.
    .next = Hãy tiếp tục từ trang đầu.

error-method-not-allowed = Không thể làm vậy ở đây
    .what = Địa chỉ này tồn tại, nhưng không nhận loại yêu cầu này.
    .next = Hãy tiếp tục từ trang đầu.

error-too-large = Nội dung quá lớn để đọc
    .what = Yêu cầu lớn hơn mức trang web này chấp nhận, nên không được đọc đến hết.
    .next = Hãy bắt đầu lại. Nếu vẫn tiếp diễn, trước hết hãy xóa cookie của trang web này.

error-wrong-host = Trang web này có địa chỉ khác
    .what = Chỉ có thể dùng trang web tại địa chỉ đã được thiết lập.
    .next = Hãy tiếp tục tại { $address }, và từ nay hãy dùng địa chỉ đó.

error-internal = Đã xảy ra lỗi từ phía chúng tôi
    .what = Đây không phải lỗi của bạn. Sự việc đã được ghi lại cho người quản lý trang web này.
    .next = Hãy thử lại sau giây lát. Nếu vẫn xảy ra, hãy báo họ mã tham chiếu bên dưới.
    .again = Hãy quay lại và thử lại sau giây lát.
