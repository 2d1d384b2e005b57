### name: Türkçe
### reviewed: no

## Choosing a provider

login-title = Oturum aç
login-heading = Oturum aç
login-heading-site = Oturum aç: { $site }
login-going-to = Ardından { $host } adresine devam edeceksiniz.
login-with = { $provider } ile devam et
login-with-sign-in = { $provider } ile oturum aç
login-with-log-in = { $provider } ile oturum aç
login-last-used = Son kullanılan
login-unavailable = Yanıt vermiyor
login-more = Diğer oturum açma yolları
login-cancel = Vazgeç
login-denied = { $provider } ile oturum açmayı yarıda bıraktınız. Yeniden deneyebilir veya başka bir yol seçebilirsiniz.
login-in-app = { $named ->
        [yes] { $provider }, başka bir uygulamanın içinde oturum açmaya izin vermiyor.
       *[no] Bu yollardan bazıları başka bir uygulamanın içinde çalışmıyor.
    }
login-in-app-next = Bu adresi kopyalayıp tarayıcınızda açın:
login-empty = Henüz oturum açma yolu yok
login-empty-what = Bu ağ geçidi çalışıyor, ancak nasıl oturum açılacağı henüz belirtilmedi.
login-empty-next = Onu siz yönetiyorsanız gateway.toml dosyasına bir sağlayıcı ekleyip yeniden başlatın:

## Languages

language-current = Dil: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Gizlilik
footer-terms = Koşullar
footer-help = Yardım

## The end of a sign-in in a window of its own

popup-cancelled = Oturum açmadınız
popup-close = Bu pencereyi kapatabilirsiniz.

## Who is signed in

person-via = { $provider } ile oturum açıldı
signed-in-heading = Oturumunuz açık
signed-in-continue = Devam et
signed-in-continue-to = { $host } adresine devam et
action-another-account = Başka bir hesap kullan
action-sign-out = Oturumu kapat

account-heading = Hesabınız
account-name = Ad
account-username = Kullanıcı adı
account-email = E-posta
account-email-confirmed = Doğrulayan: { $provider }
account-email-unconfirmed = Doğrulanmadı: { $provider }
account-groups = Gruplar
account-id = Hesap kimliği
account-since = Oturum açılışı
account-until = Oturum bitişi
account-identities = Bağlı hesaplar
account-connect = Başka bir hesap bağla
account-connect-what = Orada da oturum açın; o hesap da bu oturuma ait olur.
account-connect-to = { $provider } hesabını bağla
account-sessions = Oturumunuzun açık olduğu yerler
action-sign-out-everywhere = Her yerde oturumu kapat

## Where somebody is signed in

sessions-heading = Oturumunuzun açık olduğu yerler
sessions-what = Bunlardan birini tanımıyorsanız oturumunu kapatın.
sessions-current = Bu tarayıcı
sessions-unknown = Bilinmeyen tarayıcı
sessions-network = Ağ
sessions-since = Oturum açılışı
sessions-last = Son kullanım
sessions-again = Diğer tarayıcılardaki oturumları kapatmak için önce yeniden oturum açın. Böylece bu tarayıcıyı açık bulan biri bunu yapamaz.
action-sign-in-again = Yeniden oturum aç
action-account = Hesabınıza dönün

## Signing out

logout-heading = Oturum kapatılsın mı?
logout-what = Buradaki oturumunuz sona erer. { $provider } oturumunuz açık kalabilir.
logout-provider = Buradaki oturumunuz sona erer, ardından orada da oturumu kapatmak için { $provider } sayfasına geçersiniz.
logout-choice = Yalnızca buradaki oturumu sonlandırabilir ya da { $provider } oturumunu da kapatabilirsiniz.
logout-here = Yalnızca burada kapat
logout-everywhere = { $provider } oturumunu da kapat
logout-cancel = Oturumu açık tut

signed-out-heading = Oturumunuz kapatıldı
signed-out-what = Buradaki oturumunuz sona erdi.
signed-out-provider = { $provider } oturumunuz hâlâ açık olabilir; ortak bir bilgisayarda onu da kapatın.
signed-out-asks = Burada bu yolla bir daha oturum açtığınızda kim olduğunuz sorulacak.
signed-out-leaving = Orada da oturumu kapatmak için { $provider } sayfasına geçiyorsunuz. Bir şey olmazsa düğmeye basın.
signed-out-done = { $provider } sayfasından döndünüz; orada da oturumunuz kapatılacaktı.
signed-out-at-provider = { $provider } oturumunu kapat
signed-out-again = Yeniden oturum aç
signed-out-back = { $host } adresine dön
signed-out-forget = Nasıl oturum açtığımı unut
signed-out-forgotten = Bu tarayıcı artık nasıl oturum açtığınızı hatırlamıyor.

## Passing an answer on

bounce-heading = Bir saniye
bounce-what = Oturum açma işleminiz tamamlanıyor. Bir şey olmazsa düğmeye basın.
bounce-continue = Devam et

## Errors

error-code = Hata kodu
error-reference = Başvuru numarası
error-time = Saat

action-try-again = Yeniden dene
action-start-again = Baştan başla
action-another-way = Başka bir yol seç
action-all-ways = Tüm oturum açma yollarını gör
action-sign-in = Oturum aç
action-sign-in-without = Bu adres olmadan oturum aç
action-home = Başlangıç sayfasına git
action-right-address = Doğru adrese git

error-return-to-rejected = Sizi o adrese geri gönderemiyoruz
    .what = Geldiğiniz sayfa, sizi bu sitenin listesinde olmayan bir adrese döndürmemizi istedi.
    .next = O adres olmadan oturum açın, sonra istediğiniz sayfayı kendiniz açın. Bu sürerse o sayfanın yöneticisine bildirin.

error-attempt-missing = Bu, burada başlattığınız bir oturum açma işlemiyle eşleşmedi
    .what = Tarayıcınız, işlemin başında verdiğimiz çerezi geri göndermedi. Çoğunlukla çerezler engellenmiştir ya da işlem başka bir tarayıcıda veya gizli pencerede başlamıştır.
    .next = Bu site için çerezlere izin verin ve bu tarayıcıda baştan başlayın.

error-attempt-expired = Oturum açma işlemi çok uzun sürdü
    .what = Güvenliğiniz için oturum açma işlemi on dakika içinde tamamlanmalıdır.
    .next = Baştan başlayın; yine gitmek istediğiniz yere varacaksınız.

error-attempt-used = Bu oturum açma işlemi zaten kullanıldı
    .what = Her işlem bir kez geçerlidir. Sayfayı yenilemek veya geri gitmek eski bir işlemi yineler.
    .next = Baştan başlayın; yalnızca bir an sürer.

error-attempt-foreign = Bu yanıt başka bir oturum açma işlemine ait
    .what = Gelen yanıt bu tarayıcıda başlatılan işlemle uyuşmuyor, bu yüzden kullanmadık.
    .next = Buradan baştan başlayın ve başkasının gönderdiği oturum açma bağlantılarını açmayın.

error-callback-malformed = { $named ->
        [yes] { $provider } yanıtını okuyamadık
       *[no] Bu yanıtı okuyamadık
    }
    .what = Yanıtta bir şey eksik veya kesikti, bu yüzden kimsenin oturumu açılmadı.
    .next = Baştan başlayın. Yine olursa aşağıdaki numarayı bu sitenin yöneticisine bildirin.

error-provider-refused = { $named ->
        [yes] { $provider } ile oturum açma doğru ayarlanmamış
       *[no] Bu oturum açma yolu doğru ayarlanmamış
    }
    .what = Sağlayıcı isteğimizi reddetti. Bu sizin hatanız değil ve kimsenin oturumu açılmadı.
    .next = Başka bir yol seçin veya aşağıdaki numarayı bu sitenin yöneticisine bildirin.

error-provider-invalid-response = { $named ->
        [yes] { $provider } yanıtını kullanamadık
       *[no] Sağlayıcının yanıtını kullanamadık
    }
    .what = Yanıt, sağlayıcının göndermesi gereken yanıt değildi, bu yüzden kimsenin oturumu açılmadı.
    .next = Yeniden deneyin. Yine olursa aşağıdaki numarayı bu sitenin yöneticisine bildirin.

error-identity-invalid = { $named ->
        [yes] { $provider } yanıtını doğrulayamadık
       *[no] Sağlayıcının yanıtını doğrulayamadık
    }
    .what = Yanıt kim olduğunuzu kanıtlamadı, bu yüzden kimsenin oturumu açılmadı.
    .next = Yeniden deneyin. Yine olursa aşağıdaki numarayı bu sitenin yöneticisine bildirin.

error-profile-incomplete = { $named ->
        [yes] { $provider } yeterli bilgi vermedi
       *[no] Sağlayıcı yeterli bilgi vermedi
    }
    .what = Yanıtta bu sitenin sizi tanıması için gereken bilgi yok, bu yüzden kimsenin oturumu açılmadı.
    .next = Başka bir yol seçin veya aşağıdaki numarayı bu sitenin yöneticisine bildirin.

error-provider-unreachable = { $named ->
        [yes] { $provider } yanıt vermiyor
       *[no] Sağlayıcı yanıt vermiyor
    }
    .what = Ona ulaşamadık, bu yüzden kimsenin oturumu açılmadı.
    .next = Birkaç dakika sonra yeniden deneyin veya başka bir yol seçin.

error-provider-timeout = { $named ->
        [yes] { $provider } çok geç yanıt veriyor
       *[no] Sağlayıcı çok geç yanıt veriyor
    }
    .what = Yanıtını bekledik, sonra vazgeçtik, bu yüzden kimsenin oturumu açılmadı.
    .next = Birkaç dakika sonra yeniden deneyin veya başka bir yol seçin.

error-not-allowed = Bu hesabın erişimi yok
    .what = { $named ->
        [yes] { $provider } sizi tanıyor, ancak bu hesaba burada izin verilmiyor.
       *[no] Oturum açma başarılı oldu, ancak bu hesaba burada izin verilmiyor.
    }
    .next = Başka bir hesap kullanın veya bu sitenin yöneticisinden erişim isteyin.

error-cross-site = Bu istek başka bir siteden geldi
    .what = Yalnızca kendi sayfalarımızdan kabul edilir, bu yüzden hiçbir şey değiştirilmedi.
    .next = İşlemi buradan yineleyin.

error-stale-login = Önce yeniden oturum açın
    .what = Diğer tarayıcılardaki oturumlar yalnızca burada oturum açtıktan kısa süre sonra kapatılabilir; böylece bu tarayıcıyı açık bulan biri bunu yapamaz. Hiçbir şey değiştirilmedi.
    .next = Yeniden oturum açın; oturumlarınızın listesine ulaşırsınız.

error-no-session = Oturumunuz açık değil
    .what = Bu sayfa oturumu açık olanlar içindir ya da oturumunuz sona ermiştir.
    .next = Devam etmek için oturum açın.

error-application-unknown = Bu uygulama burada bilinmiyor
    .what = Bu adres uygulamalar içindir ve gönderilen anahtar hiçbirinde yok.
    .next = Başlangıç sayfasından devam edin.

error-no-tokens = { $named ->
        [yes] { $provider } bağlı değil
       *[no] Bu hesap bağlı değil
    }
    .what = Oturumunuzda, bir uygulamanın orada sizin adınıza işlem yapmasını sağlayacak bir şey yok.
    .next = Bağlamak için o yolla oturum açın.

error-store-unavailable = Şu anda oturumlara bakamıyoruz
    .what = Saklandıkları yer yanıt vermiyor. Oturumunuz kapatılmadı.
    .next = Birazdan yeniden deneyin.

error-busy = Burada çok fazla sayfa bekliyor
    .what = Her açık sayfa bir bağlantı tutar ve bu sitenin tutabildiği sayıya ulaşıldı.
    .next = Birkaç sayfayı kapatıp birazdan yeniden deneyin.

error-unknown-provider = Bu oturum açma yolu burada sunulmuyor
    .what = Kaldırılmış olabilir veya bağlantıda hata vardır.
    .next = Sunulan yollardan birini seçin.

error-not-found = Burada bir sayfa yok
    .what = Bağlantı eski olabilir veya adreste hata vardır.
    .next = Başlangıç sayfasından devam edin.

error-method-not-allowed = Bu burada çalışmaz
    .what = Bu adres var, ancak bu tür istekleri kabul etmiyor.
    .next = Başlangıç sayfasından devam edin.

error-too-large = Okunamayacak kadar büyüktü
    .what = İstek, bu sitenin kabul ettiğinden büyüktü, bu yüzden sonuna kadar okunmadı.
    .next = Baştan başlayın. Bu sürerse önce bu sitenin çerezlerini silin.

error-wrong-host = Bu sitenin adresi başka
    .what = Yalnızca kurulduğu adreste kullanılabilir.
    .next = { $address } adresinde devam edin ve bundan sonra o adresi kullanın.

error-internal = Bizim tarafımızda bir sorun oluştu
    .what = Bu sizin hatanız değil. Olanlar bu sitenin yöneticisi için kaydedildi.
    .next = Birazdan yeniden deneyin. Yine olursa aşağıdaki numarayı yöneticiye bildirin.
    .again = Geri dönüp birazdan yeniden deneyin.
