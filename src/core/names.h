// Names, slugs, e-mail addresses and launch URLs (model section 2). Each is made only by parse(), so whoever holds one
// holds a checked one. Errors are invalid_request, or reserved_name where a reserved word was taken.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace guildhall::core {

/// What a kind of name allows beyond the rules that all names share.
struct NameRules {
    const char* what;             ///< as messages say it: "group name"
    std::size_t max;              ///< code points
    bool reserves_roles;          ///< admin, builder, enduser in any spelling are refused
    bool refuses_bar;             ///< `|` separates group names in the CSV import
    bool may_read_as_id = false;  ///< never stands where an id may
};

/// A checked name: `text` is the trimmed NFC form, `folded` the form in which it is compared.
struct NameText {
    std::string text;
    std::string folded;
};

/// Field codes: missing, too_long, control_character, invalid_utf8, invalid_name (reads as a UUID, or holds `|`),
/// reserved_name (with ErrorCode::reserved_name).
Result<NameText> parse_name(std::string_view text, const NameRules& rules, std::string pointer);

/// A name of one kind. Equal when the folded forms are: so "HR" == "hr".
template <class Kind>
class Name {
public:
    /// `pointer`: the place in the request that errors name.
    static Result<Name> parse(std::string_view text, std::string pointer = "/name") {
        return Name(TRY(parse_name(text, Kind::kRules, std::move(pointer))));
    }
    /// Trimmed, NFC; shown and stored.
    const std::string& str() const { return name_.text; }
    /// Compared and stored beside it where names are unique.
    const std::string& folded() const { return name_.folded; }
    bool operator==(const Name& other) const { return name_.folded == other.name_.folded; }
    auto operator<=>(const Name& other) const { return name_.folded <=> other.name_.folded; }

private:
    explicit Name(NameText name) : name_(std::move(name)) {}
    NameText name_;
};

struct PersonNameKind {
    static constexpr NameRules kRules{"name", 100, false, false};
};
struct WorkspaceNameKind {
    static constexpr NameRules kRules{"workspace name", 50, false, false};
};
struct GroupNameKind {
    static constexpr NameRules kRules{"group name", 50, true, true};
};
struct GrantNameKind {
    static constexpr NameRules kRules{"grant name", 50, false, false};
};
struct AppNameKind {
    static constexpr NameRules kRules{"app name", 50, false, false};
};
struct DataSourceNameKind {
    static constexpr NameRules kRules{"data source name", 50, false, false};
};
struct FolderNameKind {
    static constexpr NameRules kRules{"folder name", 50, false, false};
};

using PersonName = Name<PersonNameKind>;
using WorkspaceName = Name<WorkspaceNameKind>;
using GroupName = Name<GroupNameKind>;
using GrantName = Name<GrantNameKind>;
using AppName = Name<AppNameKind>;
using DataSourceName = Name<DataSourceNameKind>;
using FolderName = Name<FolderNameKind>;

/// The name of the nth copy of a group (M28): "<name> copy", "<name> copy 2", …, the base cut so that it fits.
/// Takes text, since role groups can be copied and their names are no GroupName.
/// REQUIRES: `name` passed GroupName::parse or is a role group's; n >= 1
GroupName copy_of(std::string_view name, int n);

/// An e-mail address: ASCII, trimmed, local part 1-64 (dot-atom), a dot in the domain, 254 characters in all.
class Email {
public:
    /// Field codes: missing, too_long, invalid_email.
    static Result<Email> parse(std::string_view text, std::string pointer = "/email");
    /// As given: mail goes to it.
    const std::string& str() const { return text_; }
    /// ASCII lower case: unique and compared.
    const std::string& normalized() const { return normalized_; }
    std::string_view local_part() const { return std::string_view(text_).substr(0, text_.find('@')); }
    bool operator==(const Email& other) const { return normalized_ == other.normalized_; }
    auto operator<=>(const Email& other) const { return normalized_ <=> other.normalized_; }

private:
    explicit Email(std::string text);
    std::string text_;
    std::string normalized_;
};

/// What a kind of slug refuses beyond the alphabet; see is_reserved_workspace_slug.
enum class SlugKind { workspace, app };

/// Field codes: missing, too_long, invalid_slug, reserved_name (with ErrorCode::reserved_name).
Result<std::string> parse_slug(std::string_view text, SlugKind kind, std::string pointer);

/// First segments of the console's own addresses, which no workspace may have.
bool is_reserved_workspace_slug(std::string_view text);

/// 1-50 characters of a-z, 0-9 and `-`, not a UUID; for workspaces no reserved word.
template <SlugKind kKind>
class Slug {
public:
    static Result<Slug> parse(std::string_view text, std::string pointer = "/slug") {
        return Slug(TRY(parse_slug(text, kKind, std::move(pointer))));
    }
    const std::string& str() const { return text_; }
    auto operator<=>(const Slug&) const = default;

private:
    explicit Slug(std::string text) : text_(std::move(text)) {}
    std::string text_;
};
using WorkspaceSlug = Slug<SlugKind::workspace>;
using AppSlug = Slug<SlugKind::app>;

/// The slug that a name suggests; for the nth try where earlier ones are taken: "hr", "hr-2", "hr-3", …
/// A name without any letter of the alphabet gives "workspace" or "app". REQUIRES: n >= 1
WorkspaceSlug slug_from(const WorkspaceName& name, int n = 1);
AppSlug slug_from(const AppName& name, int n = 1);

/// `[A-Za-z_][A-Za-z0-9_]{0,49}`; constants are unique by folded().
class ConstantName {
public:
    /// Field codes: missing, too_long, invalid_name.
    static Result<ConstantName> parse(std::string_view text, std::string pointer = "/name");
    const std::string& str() const { return text_; }
    const std::string& folded() const { return folded_; }
    bool operator==(const ConstantName& other) const { return folded_ == other.folded_; }

private:
    explicit ConstantName(std::string text);
    std::string text_;
    std::string folded_;
};

/// An app's launch URL: http or https, a host, no user-info, no white space, controls or backslash, 2,000 at most.
class AppUrl {
public:
    /// Field codes: missing, too_long, invalid_url, control_character, invalid_utf8.
    static Result<AppUrl> parse(std::string_view text, std::string pointer = "/url");
    /// As given, trimmed.
    const std::string& str() const { return text_; }
    /// "https://crm.example.com" or "http://10.0.0.7:8080": lower case, without a default port or path.
    const std::string& origin() const { return origin_; }
    /// The host in lower case, without the port; an IPv6 address keeps its brackets.
    const std::string& host() const { return host_; }
    /// What follows the origin, up to `?` or `#`; "/" where there is nothing.
    const std::string& path() const { return path_; }

private:
    AppUrl() = default;
    std::string text_, origin_, host_, path_;
};

/// "admin", "builder" or "end_user" for a role in any spelling of the reserved folding ("End-user", "END USER",
/// "enduser", "end_user"); nothing for any other text.
std::optional<std::string_view> parse_role_spelling(std::string_view text);

}  // namespace guildhall::core
