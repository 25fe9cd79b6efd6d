#include "service/resource_values.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>
#include <utility>

#include "service/sealed_places.h"
#include "storage/resources_table.h"

namespace guildhall::service {

using boost::json::object;
using core::Done;
using core::Result;

namespace {

storage::Blob sealed_blob(const Keys& keys, const SealedPlace& place, std::string_view text) {
    const std::string sealed = seal(keys, place, text);
    return {sealed.begin(), sealed.end()};
}

Secret opened(const Keys& keys, const SealedPlace& place, const storage::Blob& blob) {
    auto text = open_sealed(keys, place, {reinterpret_cast<const char*>(blob.data()), blob.size()});
    if (!text)
        throw std::runtime_error("a sealed value in " + place.table + ", row " + core::to_string(place.row) +
                                 ", does not open with this key file");
    return std::move(*text);
}

std::string text_of(boost::json::string_view text) { return {text.data(), text.size()}; }

/// The event tells which keys, beside what the change's difference gives.
AuditNote note_of(const char* action, core::WorkspaceId workspace, std::optional<core::ResourceId> id) {
    AuditNote note;
    note.action = action;
    note.workspace = workspace;
    if (id) note.target_id = id->str();
    return note;
}

void add_keys(AuditNote& note, const char* name, const object& keys) {
    if (!keys.empty()) note.after[name] = keys;
}

}  // namespace

ResourceValues::Content ResourceValues::load(storage::Connection& connection, core::WorkspaceId workspace,
                                             core::ResourceId id) const {
    Content content;
    const auto stored = storage::data_source_content(connection, workspace, id);
    if (!stored) return content;
    content.options = boost::json::parse(stored->options).as_object();
    if (stored->secrets.empty()) return content;
    // key NUL value NUL …: neither holds a NUL.
    const Secret all = opened(keys_, place_of_secrets(workspace, id), stored->secrets);
    std::string_view rest = all.reveal();
    const auto next = [&rest] {
        const std::string_view part = rest.substr(0, rest.find('\0'));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        return part;
    };
    while (!rest.empty()) {
        const std::string_view key = next();
        content.secrets.emplace(key, Secret::copy_of(next()));
    }
    return content;
}

void ResourceValues::save(storage::Connection& connection, core::WorkspaceId workspace, core::ResourceId id,
                          const Content& content) const {
    storage::DataSourceContent stored{boost::json::serialize(content.options), {}};
    std::string all;
    for (const auto& [key, secret] : content.secrets) {
        all.append(key).push_back('\0');
        all.append(secret.reveal()).push_back('\0');
    }
    if (!all.empty()) stored.secrets = sealed_blob(keys_, place_of_secrets(workspace, id), all);
    wipe(all);
    storage::save_data_source_content(connection, workspace, id, stored);
}

Result<ResourceValues::Merged> ResourceValues::merge(Content content, const DataSourceEdit& edit) {
    Merged merged{std::move(content), {}, {}};
    object& options = merged.content.options;
    for (const auto& [key, value] : edit.options) {
        const boost::json::value* is = options.if_contains(key);
        if (value.is_null() ? !is : is && *is == value) continue;
        if (value.is_null())
            options.erase(key);
        else
            options[key] = value;
        merged.changed_options[key] = "changed";
    }
    Secrets& secrets = merged.content.secrets;
    for (const auto& [key, secret] : edit.secrets) {
        const auto is = secrets.find(key);
        if (secret ? is != secrets.end() && is->second.equals(secret->reveal()) : is == secrets.end()) continue;
        if (secret)
            secrets[key] = secret->clone();
        else
            secrets.erase(is);
        merged.changed_secrets[key] = "changed";
    }
    const auto too_many = [](const char* pointer) {
        return core::invalid_field(pointer, "too_long", "A data source holds at most 100 of these. Remove some.");
    };
    if (options.size() > kMaxOptions) return too_many("/options");
    if (secrets.size() > kMaxOptions) return too_many("/secrets");
    return merged;
}

DataSourceValues ResourceValues::data_source(core::WorkspaceId workspace, core::ResourceId id) const {
    const Content content =
        changes_.store().read([&](storage::Connection& connection) { return load(connection, workspace, id); });
    DataSourceValues values;
    std::map<std::string, boost::json::value> sorted;
    for (const auto& [key, value] : content.options) sorted.emplace(text_of(key), value);
    for (const auto& [key, value] : sorted) values.options[key] = value;
    for (const auto& [key, secret] : content.secrets) values.secret_keys.push_back(key);
    return values;
}

template <class F>
Result<PlanPointer> ResourceValues::write(core::WorkspaceId workspace, F&& job) {
    Result<PlanPointer> done = changes_.store().write([&](Tx& tx) -> Result<PlanPointer> { return job(tx); });
    if (!done.ok() && done.error().plan) changes_.plans().put(done.error().plan, workspace);
    return done;
}

Result<PlanPointer> ResourceValues::create_data_source(const Call& call, core::WorkspaceId workspace,
                                                       core::CreateResource create, const DataSourceEdit& content) {
    const Merged merged = TRY(merge({}, content));
    Beside beside;
    beside.notes.push_back(note_of("data_source.created", workspace, {}));
    add_keys(beside.notes.back(), "options", merged.changed_options);
    add_keys(beside.notes.back(), "secrets", merged.changed_secrets);
    beside.after = [&](Tx& tx, const core::Plan& plan) -> Result<Done> {
        save(tx.connection, workspace, *plan.resource, merged.content);
        return Done{};
    };
    return changes_.apply(call, workspace, std::move(create), std::move(beside));
}

Result<PlanPointer> ResourceValues::change_data_source(const Call& call, core::WorkspaceId workspace,
                                                       core::ChangeResource change, const DataSourceEdit& edit) {
    return write(workspace, [&](Tx& tx) -> Result<PlanPointer> {
        const Merged merged = TRY(merge(load(tx.connection, workspace, change.resource), edit));
        change.content = merged.differs();
        Beside beside;
        if (change.content) {
            beside.notes.push_back(note_of("data_source.changed", workspace, change.resource));
            add_keys(beside.notes.back(), "options", merged.changed_options);
            add_keys(beside.notes.back(), "secrets", merged.changed_secrets);
            beside.after = [&](Tx& in, const core::Plan&) -> Result<Done> {
                save(in.connection, workspace, change.resource, merged.content);
                return Done{};
            };
        }
        return changes_.apply_in(tx, call, changes_.request_of(call, workspace, change), beside);
    });
}

Result<PlanPointer> ResourceValues::preview_data_source(const Call& call, core::WorkspaceId workspace,
                                                        core::ChangeResource change, const DataSourceEdit& edit) {
    auto content = changes_.store().read(
        [&](storage::Connection& connection) { return load(connection, workspace, change.resource); });
    change.content = TRY(merge(std::move(content), edit)).differs();
    return changes_.preview(call, workspace, std::move(change));
}

std::optional<std::string> ResourceValues::plain_value(core::WorkspaceId workspace, core::ResourceId id) const {
    const auto content = changes_.store().read(
        [&](storage::Connection& connection) { return storage::constant_content(connection, workspace, id); });
    return content ? content->plain : std::nullopt;
}

Secret ResourceValues::load_constant(storage::Connection& connection, core::WorkspaceId workspace,
                                     core::ResourceId id) const {
    auto content = storage::constant_content(connection, workspace, id);
    if (!content) return {};
    if (content->plain) return Secret(std::move(*content->plain));
    return opened(keys_, place_of_constant(workspace, id), *content->sealed);
}

void ResourceValues::save_constant(Tx& tx, core::WorkspaceId workspace, core::ResourceId id,
                                   const Secret& value) const {
    const core::Workspace& in = *tx.instance->workspace(workspace);
    const bool is_secret = in.resource(*in.resource_by_id.find(id))->kind == "secret";
    storage::ConstantContent content;
    if (is_secret)
        content.sealed = sealed_blob(keys_, place_of_constant(workspace, id), value.reveal());
    else
        content.plain = std::string(value.reveal());
    storage::save_constant_content(tx.connection, workspace, id, content);
}

Result<PlanPointer> ResourceValues::create_constant(const Call& call, core::WorkspaceId workspace,
                                                    core::CreateResource create, const Secret& value) {
    Beside beside;
    beside.after = [&](Tx& tx, const core::Plan& plan) -> Result<Done> {
        save_constant(tx, workspace, *plan.resource, value);
        return Done{};
    };
    return changes_.apply(call, workspace, std::move(create), std::move(beside));
}

Result<PlanPointer> ResourceValues::change_constant(const Call& call, core::WorkspaceId workspace,
                                                    core::ChangeResource change, const Secret* value) {
    return write(workspace, [&](Tx& tx) -> Result<PlanPointer> {
        change.content = value && !load_constant(tx.connection, workspace, change.resource).equals(value->reveal());
        Beside beside;
        if (change.content) {
            beside.notes.push_back(note_of("constant.changed", workspace, change.resource));
            beside.notes.back().after["value"] = "changed";
            beside.after = [&](Tx& in, const core::Plan&) -> Result<Done> {
                save_constant(in, workspace, change.resource, *value);
                return Done{};
            };
        }
        return changes_.apply_in(tx, call, changes_.request_of(call, workspace, change), beside);
    });
}

Result<Secret> ResourceValues::reveal(const Call& call, core::WorkspaceId workspace, core::ResourceId id) {
    return changes_.store().write([&](Tx& tx) -> Result<Secret> {
        TRY(begin_change(tx, call));
        const core::Workspace* in = tx.instance->workspace(workspace);
        const auto ref = in->resource_by_id.find(id);
        if (!ref || ref->type != core::kConstant)
            return core::Error{core::ErrorCode::not_found, "This constant was deleted meanwhile."};
        const core::Resource& constant = *in->resource(*ref);
        AuditNote note = note_of("constant.revealed", workspace, id);
        note.target_type = "constant";
        note.target_name = constant.name;
        note.after["kind"] = constant.kind.str();
        audit_.append(tx, call, note);
        return load_constant(tx.connection, workspace, id);
    });
}

}  // namespace guildhall::service
