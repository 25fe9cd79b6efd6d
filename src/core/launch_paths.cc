#include "core/launch_paths.h"

#include <algorithm>

#include "core/text.h"

namespace guildhall::core {
namespace {

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    if (lower >= 'a' && lower <= 'f') return lower - 'a' + 10;
    return std::nullopt;
}

/// Each %XX by its byte; nothing for a broken escape or an escaped slash.
std::optional<std::string> decode_once(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const auto high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
        if (!high || !low) return std::nullopt;
        const auto byte = static_cast<char>(*high << 4 | *low);
        if (byte == '/') return std::nullopt;
        decoded += byte;
        i += 2;
    }
    return decoded;
}

/// Some servers cut a segment's parameters off (";x=1") before they look for dots.
bool is_dots(std::string_view segment) {
    const std::string_view name = segment.substr(0, segment.find(';'));
    return name == "." || name == "..";
}

bool has_odd_segment(std::string_view path) {
    for (std::size_t start = 1; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const std::string_view segment = path.substr(start, end - start);
        if (is_dots(segment) || (segment.empty() && end < path.size())) return true;
        start = end + 1;
    }
    return false;
}

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f && c != '\\'; }

}  // namespace

Result<Done> check_guardable(const AppUrl& origin, std::string_view base_url, const std::string& pointer) {
    const auto own = AppUrl::parse(base_url);
    if (own.ok() && own->host() == origin.host())
        return invalid_field(pointer, "own_host", "Guildhall itself answers at this host. Give another one.");
    const bool is_plain_http = origin.origin().starts_with("http://");
    if (is_plain_http && base_url.starts_with("https://"))
        return invalid_field(pointer, "invalid_origin",
                             "By plain http anybody on the network could take over a session. Give an https address.");
    return Done{};
}

std::optional<std::string> decode_path(std::string_view path) {
    if (!path.starts_with('/') || path.find('#') != std::string_view::npos) return std::nullopt;
    auto decoded = decode_once(path);
    if (!decoded || !std::all_of(decoded->begin(), decoded->end(), is_plain)) return std::nullopt;
    if (has_odd_segment(*decoded) || !is_valid_utf8(*decoded)) return std::nullopt;
    return decoded;
}

LaunchPaths::LaunchPaths(const std::string& origin) : origin_(origin) {
    const auto url = AppUrl::parse(origin);
    beginning_ = origin.substr(0, origin.find("//") + 2) + (url.ok() ? url->host() : std::string());
}

std::optional<std::string> LaunchPaths::path_of(const Resource& app) const {
    // Most apps are elsewhere, which is seen without taking their address apart.
    if (ascii_lower(std::string_view(app.url).substr(0, beginning_.size())) != beginning_) return std::nullopt;
    const auto url = AppUrl::parse(app.url);
    if (!url.ok() || url->origin() != origin_) return std::nullopt;
    return decode_path(url->path());
}

template <class F>
void LaunchPaths::for_each_in_chunk(const Entities<Resource>& apps, std::size_t start, F f) const {
    const std::size_t end = std::min(apps.size(), start + Entities<Resource>::kChunk);
    for (std::size_t number = start; number < end; ++number) {
        if (!apps[number]) continue;
        if (const auto path = path_of(*apps[number])) f(*path, static_cast<ResourceNumber>(number));
    }
}

void LaunchPaths::follow(const Entities<Resource>& apps) {
    for (std::size_t start = 0; start < std::max(apps.size(), apps_.size()); start += Entities<Resource>::kChunk) {
        // A chunk is never written again once it was published: the same place holds the same apps.
        if (start < apps.size() && start < apps_.size() && &apps[start] == &apps_[start]) continue;
        for_each_in_chunk(apps_, start, [&](const std::string& path, ResourceNumber number) {
            const auto found = by_path_.find(path);
            std::erase(found->second, number);
            if (found->second.empty()) by_path_.erase(found);
        });
        for_each_in_chunk(apps, start, [&](const std::string& path, ResourceNumber number) {
            by_path_[path].push_back(number);
            longest_ = std::max(longest_, path.size());
        });
    }
    apps_ = apps;
}

Result<ResourceNumber> LaunchPaths::find(std::string_view path) const {
    const auto app_at = [&](std::string_view launch) -> const Numbers* {
        const auto found = by_path_.find(launch);
        return found == by_path_.end() ? nullptr : &found->second;
    };
    const Numbers* apps = path.size() <= longest_ ? app_at(path) : nullptr;
    // "/crm/list": after itself "/crm/", then "/crm", then "/".
    for (std::size_t slash = path.substr(0, longest_ + 1).rfind('/'); !apps && slash != std::string_view::npos;
         slash = slash == 0 ? std::string_view::npos : path.rfind('/', slash - 1)) {
        apps = app_at(path.substr(0, slash + 1));
        if (!apps) apps = app_at(path.substr(0, slash));
    }
    if (!apps)
        return Error{ErrorCode::forbidden,
                     "No app has its launch URL at this address. An admin of the workspace can give it one."};
    if (apps->size() > 1)
        return Error{ErrorCode::forbidden,
                     "More than one app has its launch URL at this address, so that it isn't clear which one is meant. "
                     "An admin of the workspace can give each of them its own."};
    return apps->front();
}

}  // namespace guildhall::core
