#include "api/accounts/passkey_fields.h"

#include <algorithm>
#include <array>

#include "api/json_body.h"
#include "core/base64url.h"

namespace guildhall::api {

using boost::json::object;

namespace {

constexpr std::size_t kMostCharacters = 8192;
constexpr std::array<std::string_view, 6> kTransports = {"usb", "nfc", "ble", "smart-card", "hybrid", "internal"};

std::optional<std::string> text_at(const object& data, std::string_view name) {
    const auto* value = data.if_contains(name);
    if (!value || !value->is_string()) return std::nullopt;
    return std::string(value->get_string());
}

std::optional<service::ClientData> parse_client_data(const std::string& bytes) {
    const auto data = parse_json(bytes);
    if (!data.ok() || !data->is_object()) return std::nullopt;
    const object& said = data->get_object();
    const auto type = text_at(said, "type"), challenge = text_at(said, "challenge"), origin = text_at(said, "origin");
    const auto* crosses = said.if_contains("crossOrigin");
    if (!type || !challenge || !origin || (crosses && !crosses->is_bool())) return std::nullopt;
    return service::ClientData{*type, *challenge, *origin, crosses && crosses->get_bool(), core::sha256(bytes)};
}

}  // namespace

std::optional<std::string> required_bytes(Fields& body, std::string_view name) {
    const auto text = body.required_string(name);
    if (!text) return std::nullopt;
    if (text->size() > kMostCharacters) {
        body.refuse(name, "too_long", "This is longer than 8,192 characters, which no browser answers.");
        return std::nullopt;
    }
    auto bytes = core::parse_base64url(*text);
    if (!bytes) body.refuse(name, "invalid", "This isn't base64url without padding. Send what the browser answered.");
    return bytes;
}

std::optional<service::ClientData> required_client_data(Fields& body, std::string_view name) {
    const auto bytes = required_bytes(body, name);
    if (!bytes) return std::nullopt;
    auto data = parse_client_data(*bytes);
    if (!data) body.refuse(name, "invalid", "These aren't a browser's client data. Send what the browser answered.");
    return data;
}

std::vector<std::string> optional_transports(Fields& body, std::string_view name) {
    const auto sent = body.optional_strings(name);
    std::vector<std::string> known;
    for (const std::string_view each : kTransports)
        if (sent && std::find(sent->begin(), sent->end(), each) != sent->end()) known.emplace_back(each);
    return known;
}

core::Result<std::optional<service::PasskeyAnswer>> optional_passkey(Fields& body) {
    const object* sent = body.optional_object("passkey");
    if (!sent) return std::optional<service::PasskeyAnswer>();
    if (body.has("second_factor"))
        body.refuse("second_factor", "invalid", "Send a passkey or a second factor, not both.");
    Fields fields(*sent, body.place("passkey"));
    auto id = required_bytes(fields, "id");
    auto client_data = required_client_data(fields, "client_data");
    auto authenticator_data = required_bytes(fields, "authenticator_data");
    auto signature = required_bytes(fields, "signature");
    auto user_handle = required_bytes(fields, "user_handle");
    TRY(fields.done());
    return std::optional(service::PasskeyAnswer{std::move(*id), std::move(*client_data), std::move(*authenticator_data),
                                                std::move(*signature), std::move(*user_handle)});
}

}  // namespace guildhall::api
