### name: Bahasa Indonesia
### reviewed: no

## Choosing a provider

login-title = Masuk
login-heading = Masuk
login-heading-site = Masuk ke { $site }
login-going-to = Setelah itu Anda akan melanjutkan ke { $host }.
login-with = Lanjutkan dengan { $provider }
login-with-sign-in = Masuk dengan { $provider }
login-with-log-in = Masuk dengan { $provider }
login-last-used = Terakhir digunakan
login-unavailable = Tidak menjawab
login-more = Cara masuk lainnya
login-cancel = Batal
login-denied = Anda menghentikan proses masuk dengan { $provider }. Anda dapat mencoba lagi atau memilih cara lain.
login-in-app = { $named ->
        [yes] { $provider } tidak mengizinkan masuk dari dalam aplikasi lain.
       *[no] Beberapa dari cara ini tidak berfungsi di dalam aplikasi lain.
    }
login-in-app-next = Salin alamat ini dan buka di peramban Anda:
login-empty = Belum ada cara untuk masuk
login-empty-what = Gateway ini berjalan, tetapi cara masuknya belum ditentukan.
login-empty-next = Jika Anda yang mengelolanya, tambahkan penyedia ke gateway.toml lalu jalankan kembali:

## Languages

language-current = Bahasa: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Privasi
footer-terms = Ketentuan
footer-help = Bantuan

## The end of a sign-in in a window of its own

popup-cancelled = Anda tidak masuk
popup-close = Anda dapat menutup jendela ini.

## Who is signed in

person-via = Masuk dengan { $provider }
signed-in-heading = Anda sudah masuk
signed-in-continue = Lanjutkan
signed-in-continue-to = Lanjutkan ke { $host }
action-another-account = Gunakan akun lain
action-sign-out = Keluar

account-heading = Akun Anda
account-name = Nama
account-username = Nama pengguna
account-email = Alamat email
account-email-confirmed = Dikonfirmasi oleh { $provider }
account-email-unconfirmed = Belum dikonfirmasi oleh { $provider }
account-groups = Grup
account-id = ID akun
account-since = Waktu masuk
account-until = Sesi berakhir
account-identities = Akun terhubung
account-connect = Hubungkan akun lain
account-connect-what = Masuk juga di sana, dan akun itu akan ikut menjadi bagian dari sesi ini.
account-connect-to = Hubungkan { $provider }
account-sessions = Tempat Anda masuk
action-sign-out-everywhere = Keluar dari semua tempat

## Where somebody is signed in

sessions-heading = Tempat Anda masuk
sessions-what = Jika ada yang tidak Anda kenal, keluarkan sesi itu.
sessions-current = Peramban ini
sessions-unknown = Peramban tidak dikenal
sessions-network = Jaringan
sessions-since = Waktu masuk
sessions-last = Terakhir aktif
sessions-again = Untuk mengeluarkan peramban lain, masuk kembali terlebih dahulu. Dengan begitu, orang yang menemukan peramban ini terbuka tidak dapat melakukannya.
action-sign-in-again = Masuk kembali
action-account = Kembali ke akun Anda

## Signing out

logout-heading = Keluar?
logout-what = Sesi Anda di sini akan berakhir. Anda mungkin tetap masuk di { $provider }.
logout-provider = Sesi Anda di sini akan berakhir, lalu Anda melanjutkan ke { $provider } untuk keluar di sana juga.
logout-choice = Anda dapat mengakhiri sesi di sini saja, atau keluar juga dari { $provider }.
logout-here = Keluar di sini saja
logout-everywhere = Keluar juga dari { $provider }
logout-cancel = Tetap masuk

signed-out-heading = Anda sudah keluar
signed-out-what = Sesi Anda di sini telah berakhir.
signed-out-provider = Anda mungkin masih masuk di { $provider }; di komputer bersama, keluar juga di sana.
signed-out-asks = Saat Anda masuk lagi di sini dengan cara itu, Anda akan ditanya siapa Anda.
signed-out-leaving = Anda sedang menuju { $provider } untuk keluar di sana juga. Jika tidak terjadi apa-apa, tekan tombolnya.
signed-out-done = Anda kembali dari { $provider }, tempat Anda juga seharusnya keluar.
signed-out-at-provider = Keluar dari { $provider }
signed-out-again = Masuk kembali
signed-out-back = Kembali ke { $host }
signed-out-forget = Lupakan cara saya masuk
signed-out-forgotten = Peramban ini tidak lagi mengingat cara Anda masuk.

## Passing an answer on

bounce-heading = Tunggu sebentar
bounce-what = Proses masuk Anda sedang diselesaikan. Jika tidak terjadi apa-apa, tekan tombolnya.
bounce-continue = Lanjutkan

## Errors

error-code = Kode kesalahan
error-reference = Nomor referensi
error-time = Waktu

action-try-again = Coba lagi
action-start-again = Mulai lagi
action-another-way = Pilih cara lain
action-all-ways = Lihat semua cara masuk
action-sign-in = Masuk
action-sign-in-without = Masuk tanpa alamat itu
action-home = Ke halaman awal
action-right-address = Ke alamat yang benar

error-return-to-rejected = Kami tidak dapat mengirim Anda kembali ke alamat itu
    .what = Halaman asal Anda meminta kami mengembalikan Anda ke alamat yang tidak ada dalam daftar situs ini.
    .next = Masuk tanpa alamat itu, lalu buka sendiri halaman yang Anda inginkan. Jika terus terjadi, beri tahu pengelola halaman tersebut.

error-attempt-missing = Ini tidak cocok dengan proses masuk yang dimulai di sini
    .what = Peramban Anda tidak mengembalikan cookie yang kami berikan saat proses masuk dimulai. Biasanya cookie diblokir, atau proses masuk dimulai di peramban lain atau di jendela privat.
    .next = Izinkan cookie untuk situs ini dan mulai lagi di peramban ini.

error-attempt-expired = Proses masuk itu terlalu lama
    .what = Demi keamanan Anda, proses masuk harus selesai dalam sepuluh menit.
    .next = Mulai lagi; Anda tetap akan sampai ke tujuan.

error-attempt-used = Proses masuk ini sudah digunakan
    .what = Setiap proses masuk berlaku satu kali. Memuat ulang halaman atau kembali akan mengulang yang lama.
    .next = Mulai lagi; hanya perlu sebentar.

error-attempt-foreign = Jawaban ini milik proses masuk yang lain
    .what = Yang kembali tidak cocok dengan proses masuk yang dimulai di peramban ini, jadi kami tidak menggunakannya.
    .next = Mulai lagi di sini, dan jangan buka tautan masuk yang dikirim orang lain.

error-callback-malformed = { $named ->
        [yes] Kami tidak dapat membaca jawaban dari { $provider }
       *[no] Kami tidak dapat membaca jawaban itu
    }
    .what = Ada yang kurang atau terpotong di dalamnya, jadi tidak ada yang masuk.
    .next = Mulai lagi. Jika terjadi lagi, sampaikan nomor referensi di bawah kepada pengelola situs ini.

error-provider-refused = { $named ->
        [yes] Cara masuk dengan { $provider } tidak diatur dengan benar
       *[no] Cara masuk ini tidak diatur dengan benar
    }
    .what = Penyedia menolak permintaan kami. Ini bukan kesalahan Anda, dan tidak ada yang masuk.
    .next = Pilih cara lain, atau sampaikan nomor referensi di bawah kepada pengelola situs ini.

error-provider-invalid-response = { $named ->
        [yes] Kami tidak dapat menggunakan jawaban dari { $provider }
       *[no] Kami tidak dapat menggunakan jawaban penyedia
    }
    .what = Jawabannya bukan yang seharusnya dikirim penyedia, jadi tidak ada yang masuk.
    .next = Coba lagi. Jika terjadi lagi, sampaikan nomor referensi di bawah kepada pengelola situs ini.

error-identity-invalid = { $named ->
        [yes] Kami tidak dapat memeriksa jawaban dari { $provider }
       *[no] Kami tidak dapat memeriksa jawaban penyedia
    }
    .what = Jawaban itu tidak membuktikan siapa Anda, jadi tidak ada yang masuk.
    .next = Coba lagi. Jika terjadi lagi, sampaikan nomor referensi di bawah kepada pengelola situs ini.

error-profile-incomplete = { $named ->
        [yes] { $provider } tidak memberi tahu kami cukup banyak
       *[no] Penyedia tidak memberi tahu kami cukup banyak
    }
    .what = Jawabannya tidak memuat yang diperlukan situs ini untuk mengenali Anda, jadi tidak ada yang masuk.
    .next = Pilih cara lain, atau sampaikan nomor referensi di bawah kepada pengelola situs ini.

error-provider-unreachable = { $named ->
        [yes] { $provider } tidak menjawab
       *[no] Penyedia tidak menjawab
    }
    .what = Kami tidak dapat menghubunginya, jadi tidak ada yang masuk.
    .next = Coba lagi dalam beberapa menit, atau pilih cara lain.

error-provider-timeout = { $named ->
        [yes] { $provider } terlalu lama menjawab
       *[no] Penyedia terlalu lama menjawab
    }
    .what = Kami menunggu jawabannya lalu berhenti, jadi tidak ada yang masuk.
    .next = Coba lagi dalam beberapa menit, atau pilih cara lain.

error-not-allowed = Akun ini tidak memiliki akses
    .what = { $named ->
        [yes] { $provider } mengenal Anda, tetapi akun ini tidak diizinkan di sini.
       *[no] Proses masuk berhasil, tetapi akun ini tidak diizinkan di sini.
    }
    .next = Gunakan akun lain, atau minta akses kepada pengelola situs ini.

error-cross-site = Permintaan ini datang dari situs lain
    .what = Permintaan hanya diterima dari halaman kami sendiri, jadi tidak ada yang diubah.
    .next = Lakukan lagi dari sini.

error-stale-login = Masuk kembali terlebih dahulu
    .what = Peramban lain hanya dapat dikeluarkan tidak lama setelah Anda masuk di sini, agar orang yang menemukan peramban ini terbuka tidak dapat melakukannya. Tidak ada yang diubah.
    .next = Masuk kembali; Anda akan sampai ke daftar sesi Anda.

error-no-session = Anda belum masuk
    .what = Halaman ini untuk orang yang sudah masuk, atau sesi Anda telah berakhir.
    .next = Masuk untuk melanjutkan.

error-application-unknown = Aplikasi itu tidak dikenal di sini
    .what = Alamat ini untuk aplikasi, dan tidak ada aplikasi yang memiliki kunci yang dikirim.
    .next = Lanjutkan dari halaman awal.

error-no-tokens = { $named ->
        [yes] { $provider } tidak terhubung
       *[no] Akun itu tidak terhubung
    }
    .what = Sesi Anda tidak berisi apa pun yang memungkinkan aplikasi bertindak atas nama Anda di sana.
    .next = Masuk dengan cara itu untuk menghubungkannya.

error-store-unavailable = Kami tidak dapat mencari sesi saat ini
    .what = Tempat penyimpanannya tidak menjawab. Sesi Anda tidak diakhiri.
    .next = Coba lagi sebentar lagi.

error-busy = Terlalu banyak halaman menunggu di sini
    .what = Setiap halaman yang terbuka mempertahankan koneksi, dan jumlahnya sudah sebanyak yang diterima situs ini.
    .next = Tutup beberapa halaman dan coba lagi sebentar lagi.

error-unknown-provider = Cara masuk itu tidak tersedia di sini
    .what = Mungkin sudah dihapus, atau ada kesalahan pada tautannya.
    .next = Pilih salah satu cara yang tersedia.

error-not-found = Tidak ada halaman di sini
    .what = Tautannya mungkin sudah lama, atau ada kesalahan pada alamatnya.
    .next = Lanjutkan dari halaman awal.

error-method-not-allowed = Itu tidak dapat dilakukan di sini
    .what = Alamat ini ada, tetapi tidak menerima permintaan seperti ini.
    .next = Lanjutkan dari halaman awal.

error-too-large = Terlalu banyak untuk dibaca
    .what = Permintaan itu lebih besar dari yang diterima situs ini, jadi tidak dibaca sampai akhir.
    .next = Mulai lagi. Jika terus terjadi, hapus dahulu cookie situs ini.

error-wrong-host = Situs ini memiliki alamat lain
    .what = Situs ini hanya dapat digunakan pada alamat yang telah diatur untuknya.
    .next = Lanjutkan di { $address }, dan gunakan alamat itu mulai sekarang.

error-internal = Terjadi masalah di pihak kami
    .what = Ini bukan kesalahan Anda. Kejadian ini sudah dicatat untuk pengelola situs ini.
    .next = Coba lagi sebentar lagi. Jika terjadi lagi, sampaikan nomor referensi di bawah kepada mereka.
    .again = Kembali dan coba lagi sebentar lagi.
