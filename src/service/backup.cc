#include "service/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <boost/json.hpp>
#include <cstring>
#include <vector>

#include "core/base64url.h"
#include "core/rights_digest.h"
#include "service/audit_chain.h"
#include "service/check.h"
#include "storage/database_file.h"
#include "storage/file.h"
#include "storage/instance_store.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"

namespace guildhall::service {
namespace {

namespace json = boost::json;
using storage::File;

constexpr std::string_view kMark = "guildhall-backup-1 ";
constexpr std::size_t kDigits = 10, kFooter = kMark.size() + kDigits + 1;
constexpr std::uint64_t kLongestManifest = 64 * 1024;
constexpr std::size_t kLongestPath = 512;  ///< of what SQLite opens

/// The two lines behind the database.
struct Trailer {
    std::string manifest, signature;
};

std::string message_of(const std::string& manifest) { return "guildhall-backup-1\n" + manifest; }

/// BLAKE2b-256 of what goes by.
class Digest {
public:
    Digest() { crypto_generichash_init(&state_, nullptr, 0, kBytes); }
    void add(std::string_view bytes) {
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }
    std::string text() {
        std::array<std::uint8_t, kBytes> digest;
        crypto_generichash_final(&state_, digest.data(), digest.size());
        return core::base64url(digest);
    }

private:
    static constexpr std::size_t kBytes = 32;
    crypto_generichash_state state_;
};

/// Calls `each` for the next `bytes` bytes of the file, in pieces; false where it ends before.
template <class F>
bool read_pieces(File& file, std::uint64_t bytes, F each) {
    std::vector<char> buffer(1 << 20);
    while (bytes > 0) {
        const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, buffer.size()));
        const std::size_t got = file.read(std::span(buffer).first(wanted));
        if (got == 0) return false;
        each(std::string_view(buffer.data(), got));
        bytes -= got;
    }
    return true;
}

std::string to_line(const BackupManifest& manifest) {
    return json::serialize(json::object{{"version", manifest.version},
                                        {"made_at", manifest.made_at.ms},
                                        {"schema", manifest.schema},
                                        {"database_bytes", manifest.database_bytes},
                                        {"database_digest", manifest.database_digest},
                                        {"rights", manifest.rights},
                                        {"public_key", manifest.public_key}});
}

std::string text_at(const json::object& object, std::string_view key) {
    const auto& text = object.at(key).as_string();
    return {text.data(), text.size()};
}

std::optional<BackupManifest> from_line(const std::string& line) {
    try {
        const json::object object = json::parse(line).as_object();
        BackupManifest manifest;
        manifest.version = text_at(object, "version");
        manifest.made_at.ms = object.at("made_at").to_number<std::int64_t>();
        manifest.schema = object.at("schema").to_number<int>();
        manifest.database_bytes = object.at("database_bytes").to_number<std::uint64_t>();
        manifest.database_digest = text_at(object, "database_digest");
        manifest.rights = text_at(object, "rights");
        manifest.public_key = text_at(object, "public_key");
        return manifest;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::string read_text(File& file, std::uint64_t from, std::size_t size) {
    std::string text(size, '\0');
    file.seek(from);
    text.resize(file.read(text));
    return text;
}

std::optional<Trailer> read_trailer(File& file) {
    const std::uint64_t size = file.size();
    if (size < kFooter) return std::nullopt;
    const std::string footer = read_text(file, size - kFooter, kFooter);
    if (!footer.starts_with(kMark) || footer.back() != '\n') return std::nullopt;
    const std::string digits = footer.substr(kMark.size(), kDigits);
    if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    const std::uint64_t lines = std::stoull(digits);
    if (lines > kLongestManifest || lines + kFooter > size) return std::nullopt;
    const std::string text = read_text(file, size - kFooter - lines, static_cast<std::size_t>(lines));
    const std::size_t first = text.find('\n'), second = text.find('\n', first + 1);
    if (first == std::string::npos || second + 1 != text.size()) return std::nullopt;
    return Trailer{text.substr(0, first), text.substr(first + 1, second - first - 1)};
}

bool is_signed_by_ours(const Trailer& trailer, const Keys& keys) {
    const auto bytes = core::parse_base64url(trailer.signature);
    Signature signature{};
    if (!bytes || bytes->size() != signature.size()) return false;
    std::memcpy(signature.data(), bytes->data(), signature.size());
    return is_signed(keys.public_key(), message_of(trailer.manifest), signature);
}

/// Fills in what is seen by opening the copy; throws where something is wrong with it.
void examine(const std::filesystem::path& copy, const Keys& keys, BackupManifest& manifest) {
    const auto connection = storage::open_sqlite(copy, storage::OpenMode::reader);
    const CheckReport report = check_database(*connection, keys, manifest.made_at);
    if (!report.findings.empty())
        throw BackupError(
            "This database isn't sound, so a backup of it would be worth nothing: " + report.findings.front().what +
            " `guildhall check` lists everything. Keep the backups that you have.");
    manifest.schema = storage::schema_version(*connection);
    manifest.rights = hexadecimal(core::rights_digest(*report.instance));
}

/// Throws BackupError: no name, one too long for the file that is written at first, or that of a file which is no
/// backup.
void check_target(const std::filesystem::path& target, const std::filesystem::path& draft) {
    if (target.empty()) throw BackupError("Say where the backup goes: name a file, or a folder.");
    std::error_code error;
    const std::filesystem::path longest =
        std::filesystem::absolute(draft.string() + "-journal");  // SQLite looks for it
    (void)std::filesystem::exists(longest, error);
    if (error == std::errc::filename_too_long || longest.string().size() > kLongestPath)
        throw BackupError("This name is too long: " + target.string() +
                          ". Name a file of at most 240 bytes, of at most 490 with its folders.");
    if (std::filesystem::exists(target, error) && !read_manifest(target))
        throw BackupError(target.string() + " is there already and is no backup, so it stays. Name another file.");
}

}  // namespace

BackupManifest make_backup(const BackupRequest& request, const Keys& keys) {
    const std::filesystem::path draft = request.target.string() + ".part";
    check_target(request.target, draft);
    File file(draft, O_RDWR | O_CREAT, 0600);
    if (!file.try_lock()) throw BackupError("Another backup to " + request.target.string() + " is being made.");
    file.truncate();
    BackupManifest manifest;
    manifest.version = request.version;
    manifest.made_at = request.now;
    manifest.public_key = keys.public_key_text();
    try {
        storage::copy_database(request.database, draft);
        examine(draft, keys, manifest);
        manifest.database_bytes = file.size();
        Digest digest;
        file.seek(0);
        read_pieces(file, manifest.database_bytes, [&](std::string_view bytes) { digest.add(bytes); });
        manifest.database_digest = digest.text();
        const std::string line = to_line(manifest);
        const std::string lines = line + "\n" + core::base64url(keys.sign(message_of(line))) + "\n";
        file.seek(manifest.database_bytes);
        file.write(lines + std::string(kMark) + fmt::format("{:010}\n", lines.size()));
        file.sync();
        storage::rename_durably(draft, request.target);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(draft, ignored);
        throw;
    }
    return manifest;
}

std::optional<BackupManifest> read_manifest(const std::filesystem::path& backup) {
    File file(backup, O_RDONLY);
    const auto trailer = read_trailer(file);
    return trailer ? from_line(trailer->manifest) : std::nullopt;
}

BackupManifest extract_backup(const std::filesystem::path& backup, const std::filesystem::path& database,
                              const Keys& keys) {
    File from(backup, O_RDONLY);
    const auto trailer = read_trailer(from);
    const auto manifest = trailer ? from_line(trailer->manifest) : std::nullopt;
    if (!manifest) throw BackupError(backup.string() + " is no backup of Guildhall, or its end is missing.");
    if (manifest->public_key != keys.public_key_text())
        throw BackupError("This backup belongs to the key file with " + manifest->public_key +
                          "; the one in the data folder has " + keys.public_key_text() +
                          ". Put the right key file there, then try again.");
    const std::string changed = backup.string() + " was changed since it was made. Take another backup.";
    if (!is_signed_by_ours(*trailer, keys)) throw BackupError(changed);
    File to(database, O_RDWR | O_CREAT | O_TRUNC, 0600);
    Digest digest;
    from.seek(0);
    const bool whole = read_pieces(from, manifest->database_bytes, [&](std::string_view bytes) {
        digest.add(bytes);
        to.write(bytes);
    });
    if (!whole || digest.text() != manifest->database_digest) throw BackupError(changed);
    to.sync();
    return *manifest;
}

}  // namespace guildhall::service
