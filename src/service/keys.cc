#include "service/keys.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>

#include "core/base64url.h"
#include "service/secrets.h"

namespace guildhall::service {
namespace {

constexpr std::string_view kPrefix = "guildhall-key-1:", kEarlierPrefix = "guildhall-earlier-key-1:";
constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "ghkeys_1";
enum Subkey : std::uint64_t { kSealing = 1, kBuckets = 2, kSigning = 3, kRequests = 4 };

static_assert(crypto_kdf_KEYBYTES == Key::size() && crypto_sign_SEEDBYTES == Key::size());

class File {
public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() {
        if (is_open()) ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    bool is_open() const { return descriptor_ >= 0; }
    int get() const { return descriptor_; }

private:
    int descriptor_;
};

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& why) {
    throw KeyFileError("key file " + file.string() + ": " + why);
}

[[noreturn]] void fail_by_system(const std::filesystem::path& file, const std::string& what) {
    fail(file, what + ": " + std::strerror(errno) +
                   ". Check the disk of the data folder and who may read and write there, then try again.");
}

/// The file's text, or nothing where there is no file.
std::optional<Secret> read_guarded(const std::filesystem::path& path) {
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) {
        if (errno == ENOENT) return std::nullopt;
        fail_by_system(path, "can't be opened");
    }
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) fail_by_system(path, "can't be examined");
    if (!S_ISREG(status.st_mode)) fail(path, "is no regular file");
    if (status.st_mode & (S_IRWXG | S_IRWXO))
        fail(path, "other users may read or write it; run: chmod 600 " + path.string());
    std::string text(256, '\0');
    const auto size = ::read(file.get(), text.data(), text.size());
    if (size < 0) fail_by_system(path, "can't be read");
    text.resize(static_cast<std::size_t>(size));
    return Secret(std::move(text));
}

struct Roots {
    Key present;
    std::optional<Key> earlier;
};

Key parse_root(const std::filesystem::path& path, std::string_view line, std::string_view prefix) {
    auto bytes = line.starts_with(prefix) ? core::parse_base64url(line.substr(prefix.size())) : std::nullopt;
    if (!bytes || bytes->size() != Key::size())
        fail(path, "isn't a key file of Guildhall; restore the right one, without it no secret can be read");
    Key key;
    std::memcpy(key.data(), bytes->data(), Key::size());
    wipe(*bytes);
    return key;
}

/// A line with the present key; while a rotation runs, one with the earlier key behind it.
Roots parse_roots(const std::filesystem::path& path, const Secret& secret) {
    std::string_view text = secret.reveal();
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    const std::size_t end = text.find('\n');
    Roots roots{parse_root(path, text.substr(0, end), kPrefix), std::nullopt};
    if (end != std::string_view::npos) roots.earlier = parse_root(path, text.substr(end + 1), kEarlierPrefix);
    return roots;
}

Secret text_of(const Key& present, const Key* earlier) {
    std::string text;
    text.reserve(256);  // so that no copy of it is left behind
    const auto add_line = [&](std::string_view prefix, const Key& key) {
        std::string encoded = core::base64url(std::span<const std::uint8_t>(key.data(), Key::size()));
        text.append(prefix).append(encoded).push_back('\n');
        wipe(encoded);
    };
    add_line(kPrefix, present);
    if (earlier) add_line(kEarlierPrefix, *earlier);
    return Secret(std::move(text));
}

void sync_folder(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const File file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!file.is_open() || ::fsync(file.get()) != 0) fail_by_system(path, "its folder can't be written to disk");
}

/// Writes the text under a name of its own, on the disk when this returns; the name.
std::string write_draft(const std::filesystem::path& path, const Secret& text) {
    std::string draft = path.string() + "." + std::to_string(::getpid()) + ".new";
    ::unlink(draft.c_str());
    const File file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.is_open()) fail_by_system(path, "can't be made");
    const auto written = ::write(file.get(), text.reveal().data(), text.reveal().size());
    if (written != static_cast<ssize_t>(text.reveal().size()) || ::fsync(file.get()) != 0) {
        const int why = written < 0 || written == static_cast<ssize_t>(text.reveal().size()) ? errno : ENOSPC;
        ::unlink(draft.c_str());
        errno = why;
        fail_by_system(path, "can't be written");
    }
    return draft;
}

Key new_root() {
    Key key;
    randombytes_buf(key.data(), Key::size());
    return key;
}

/// Links a draft with a new key to `path`: so the file is there as a whole or not at all, and the first of two starts
/// wins.
void create(const std::filesystem::path& path) {
    const std::string draft = write_draft(path, text_of(new_root(), nullptr));
    const int failed = ::link(draft.c_str(), path.c_str());
    const int why = errno;
    ::unlink(draft.c_str());
    errno = why;
    if (failed && why != EEXIST) fail_by_system(path, "can't be made");
    sync_folder(path);
}

Key derive(const Key& root, Subkey number) {
    Key key;
    crypto_kdf_derive_from_key(key.data(), Key::size(), number, kContext, root.data());
    return key;
}

/// The key of one workspace.
Key sealing_key(const Key& sealing, core::WorkspaceId workspace) {
    Key key;
    const auto& id = workspace.uuid().bytes;
    crypto_generichash(key.data(), Key::size(), id.data(), id.size(), sealing.data(), Key::size());
    return key;
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

Key::~Key() { sodium_memzero(bytes_.data(), bytes_.size()); }

bool Key::operator==(const Key& other) const { return sodium_memcmp(data(), other.data(), size()) == 0; }

Keys::Derived::Derived(const Key& of)
    : root(of),
      sealing(derive(of, kSealing)),
      buckets(derive(of, kBuckets)),
      requests(derive(of, kRequests)),
      signing_seed(derive(of, kSigning)) {
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_key;
    crypto_sign_seed_keypair(public_key.data(), secret_key.data(), signing_seed.data());
    sodium_memzero(secret_key.data(), secret_key.size());
}

Keys Keys::load(const std::filesystem::path& file) {
    if (sodium_init() < 0) throw KeyFileError("libsodium can't be initialised");
    const auto text = read_guarded(file);
    if (!text) fail(file, "is missing; restore it from where it is kept, without it no secret can be read");
    const Roots roots = parse_roots(file, *text);
    std::optional<Derived> earlier;
    if (roots.earlier) earlier.emplace(*roots.earlier);
    return Keys(file, std::make_shared<const Ring>(Ring{Derived(roots.present), std::move(earlier)}));
}

Keys Keys::load_or_create(const std::filesystem::path& file) {
    if (sodium_init() < 0) throw KeyFileError("libsodium can't be initialised");
    if (!read_guarded(file)) create(file);
    return load(file);
}

Keys::Keys(const Key& root) : ring_(std::make_shared<const Ring>(Ring{Derived(root), std::nullopt})) {}

Keys::RingPointer Keys::ring() const {
    const std::lock_guard lock(mutex_);
    return ring_;
}

Key Keys::workspace_key(core::WorkspaceId workspace) const { return sealing_key(ring()->present.sealing, workspace); }

std::optional<Key> Keys::earlier_workspace_key(core::WorkspaceId workspace) const {
    const RingPointer keys = ring();
    if (!keys->earlier) return std::nullopt;
    return sealing_key(keys->earlier->sealing, workspace);
}

std::array<std::uint8_t, 16> Keys::bucket(std::string_view text) const {
    const RingPointer keys = ring();
    std::array<std::uint8_t, 16> name;
    crypto_generichash(name.data(), name.size(), bytes_of(text), text.size(), keys->present.buckets.data(),
                       Key::size());
    return name;
}

std::array<std::uint8_t, 32> Keys::request_hash(std::string_view text) const {
    const RingPointer keys = ring();
    std::array<std::uint8_t, 32> hash;
    crypto_generichash(hash.data(), hash.size(), bytes_of(text), text.size(), keys->present.requests.data(),
                       Key::size());
    return hash;
}

Signature Keys::sign(std::string_view message) const {
    const RingPointer keys = ring();
    PublicKey public_key;
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_key;
    crypto_sign_seed_keypair(public_key.data(), secret_key.data(), keys->present.signing_seed.data());
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, bytes_of(message), message.size(), secret_key.data());
    sodium_memzero(secret_key.data(), secret_key.size());
    return signature;
}

PublicKeys Keys::public_keys() const {
    const RingPointer keys = ring();
    PublicKeys all = {keys->present.public_key};
    if (keys->earlier) all.push_back(keys->earlier->public_key);
    return all;
}

std::string Keys::public_key_text() const { return "ed25519:" + core::base64url(public_key()); }

void Keys::begin_rotation() {
    const RingPointer before = ring();
    if (!before->earlier) replace(std::make_shared<const Ring>(Ring{Derived(new_root()), before->present}));
}

void Keys::end_rotation() {
    const RingPointer before = ring();
    if (before->earlier) replace(std::make_shared<const Ring>(Ring{before->present, std::nullopt}));
}

void Keys::replace(RingPointer next) {
    if (file_.empty()) throw KeyFileError("these keys are of no file, so they can't be rotated");
    const Key* earlier = next->earlier ? &next->earlier->root : nullptr;
    const std::string draft = write_draft(file_, text_of(next->present.root, earlier));
    if (::rename(draft.c_str(), file_.c_str()) != 0) fail_by_system(file_, "can't be replaced");
    sync_folder(file_);
    const std::lock_guard lock(mutex_);
    ring_ = std::move(next);
}

bool is_signed(const PublicKey& by, std::string_view message, const Signature& signature) {
    return crypto_sign_verify_detached(signature.data(), bytes_of(message), message.size(), by.data()) == 0;
}

bool is_signed(const PublicKeys& by, std::string_view message, const Signature& signature) {
    return std::any_of(by.begin(), by.end(), [&](const PublicKey& key) { return is_signed(key, message, signature); });
}

}  // namespace guildhall::service
