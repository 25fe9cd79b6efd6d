#include <algorithm>

#include "core/planning.h"

namespace guildhall::core {
namespace {

Error name_taken(std::string_view pointer, std::string_view what) {
    std::string words(what);
    std::replace(words.begin(), words.end(), '_', ' ');
    Error error{ErrorCode::name_taken, "Another " + words + " of this workspace has this. Choose another one."};
    error.fields.push_back({std::string(pointer), "name_taken", error.detail});
    return error;
}

const ResourceTable& table_of(const Planning& planning, TypeNumber type) {
    return planning.workspace().resources[type];
}

/// The maker, who owns what they make if they are an active member (M16); others leave it without owner.
std::optional<MemberNumber> maker(const Planning& planning) {
    if (planning.request.actor.user.is_nil()) return std::nullopt;
    const Subject subject = subject_of(planning.draft.now(), planning.workspace(), planning.request.actor.user);
    if (!subject.member) return std::nullopt;
    const Member& member = *planning.workspace().members[*subject.member];
    const bool may_own = member.status == MemberStatus::active && member.role != Role::end_user;
    return may_own ? subject.member : std::nullopt;
}

AppSlug free_slug(const Planning& planning, const AppName& name) {
    for (int n = 1;; ++n) {
        AppSlug slug = slug_from(name, n);
        if (!table_of(planning, kApp).with_slug(slug.str())) return slug;
    }
}

Result<std::optional<ResourceNumber>> folder_number(const Planning& planning, const std::optional<ResourceId>& id) {
    if (!id) return std::optional<ResourceNumber>();
    const auto ref = planning.workspace().resource_by_id.find(*id);
    if (!ref || ref->type != kFolder)
        return invalid_field("/folder_id", "not_found", "No folder of this workspace has this id.");
    return std::optional<ResourceNumber>(ref->number);
}

/// Forward-auth serves a guarded origin by its workspace's apps: only admins there say which URLs on it are apps. That
/// an app goes counts too: what it kept closed would fall to the app above it.
Result<Done> check_guarded(const Planning& planning, const AppUrl& url) {
    const Actor& actor = planning.request.actor;
    if (actor.via == Actor::Via::command_line) return Done{};
    for (const GuardedOrigin& guarded : planning.draft.before().settings.guarded_origins) {
        if (guarded.origin != url.origin()) continue;
        const Workspace* of = planning.draft.before().workspace(guarded.workspace);
        const Subject subject = subject_of(planning.draft.before(), *of, actor.user);
        if (is_allowed({*of, subject, planning.now()}, Right::administer())) continue;
        return forbidden("Guildhall guards " + guarded.origin +
                         ". Only an admin of the workspace that it was given to "
                         "sets, changes or deletes a launch URL there. Ask one of them.");
    }
    return Done{};
}

/// The launch URL that is left and the one that is set. `url`: differs from the present one
Result<Done> change_url(const Planning& planning, Resource& app, const AppUrl& url) {
    const auto present = AppUrl::parse(app.url);
    if (present.ok()) TRY(check_guarded(planning, *present));
    TRY(check_guarded(planning, url));
    app.url = url.str();
    return Done{};
}

Result<Done> rename(Planning& planning, ResourceRef ref, const std::string& name, const std::string& folded) {
    const Resource& is = *planning.workspace().resource(ref);
    if (is.name == name) return Done{};
    if (is.name_folded != folded && table_of(planning, ref.type).named(folded))
        return name_taken("/name", planning.workspace().types[ref.type].name);
    planning.draft.rename_resource(planning.workspace_number, ref, name, folded);
    return Done{};
}

}  // namespace

Result<Done> set_owner(Planning& planning, ResourceRef ref, const std::optional<MemberId>& owner) {
    std::optional<MemberNumber> number;
    if (owner) {
        number = TRY(member_in_body(planning, *owner, "/owner_id"));
        const Member& member = *planning.workspace().members[*number];
        const bool active = member.status == MemberStatus::active &&
                            planning.draft.now().account_of(member).status == AccountStatus::active;
        if (!active || member.role == Role::end_user)
            return invalid_field("/owner_id", "not_allowed",
                                 "Only an active Admin or Builder of this workspace can own this.");
    }
    const Resource& is = *planning.workspace().resource(ref);
    if (is.owner == number) return Done{};
    planning.draft.edit_resource(planning.workspace_number, ref).owner = number;
    return Done{};
}

Result<Done> apply(Planning& planning, const CreateApp& change) {
    const AppFields& fields = change.fields;
    if (table_of(planning, kApp).named(fields.name->folded())) return name_taken("/name", "app");
    const AppSlug slug = fields.slug ? *fields.slug : free_slug(planning, *fields.name);
    if (table_of(planning, kApp).with_slug(slug.str())) return name_taken("/slug", "app");
    Resource app;
    app.id = planning.ids.next<ResourceId>();
    app.type = kApp;
    app.name = fields.name->str();
    app.name_folded = fields.name->folded();
    app.slug = slug.str();
    TRY(check_guarded(planning, *fields.url));
    app.url = fields.url->str();
    app.description = fields.description.value_or("");
    app.icon = fields.icon.value_or("");
    app.folder = TRY(folder_number(planning, fields.folder.value_or(std::nullopt)));
    app.released = fields.released.value_or(false);
    app.owner = maker(planning);
    app.created_at = planning.now();
    planning.plan.resource = app.id;
    planning.draft.add_resource(planning.workspace_number, std::move(app));
    return Done{};
}

Result<Done> apply(Planning& planning, const ChangeApp& change) {
    const ResourceRef ref = TRY(resource_in_path(planning, kApp, change.app));
    const AppFields& fields = change.fields;
    planning.plan.resource = change.app;
    if (fields.name) TRY(rename(planning, ref, fields.name->str(), fields.name->folded()));
    if (fields.slug && fields.slug->str() != planning.workspace().resource(ref)->slug) {
        if (table_of(planning, kApp).with_slug(fields.slug->str())) return name_taken("/slug", "app");
        planning.draft.set_slug(planning.workspace_number, ref, fields.slug->str());
    }
    Resource next = *planning.workspace().resource(ref);
    if (fields.url && fields.url->str() != next.url) TRY(change_url(planning, next, *fields.url));
    if (fields.description) next.description = *fields.description;
    if (fields.icon) next.icon = *fields.icon;
    if (fields.folder) next.folder = TRY(folder_number(planning, *fields.folder));
    if (fields.released) next.released = *fields.released;
    const Resource& is = *planning.workspace().resource(ref);
    const bool differs = next.url != is.url || next.description != is.description || next.icon != is.icon ||
                         next.folder != is.folder || next.released != is.released;
    if (differs) planning.draft.edit_resource(planning.workspace_number, ref) = std::move(next);
    return change.owner ? set_owner(planning, ref, *change.owner) : Done{};
}

Result<Done> apply(Planning& planning, const CreateResource& change) {
    if (table_of(planning, change.type).named(change.name_folded))
        return name_taken("/name", planning.workspace().types[change.type].name);
    Resource resource;
    resource.id = planning.ids.next<ResourceId>();
    resource.type = change.type;
    resource.name = change.name;
    resource.name_folded = change.name_folded;
    resource.kind = change.kind;
    resource.created_at = planning.now();
    if (planning.workspace().types[change.type].owner_gives) resource.owner = maker(planning);
    planning.plan.resource = resource.id;
    const ResourceRef ref = planning.draft.add_resource(planning.workspace_number, std::move(resource));
    return change.owner ? set_owner(planning, ref, *change.owner) : Done{};
}

Result<Done> apply(Planning& planning, const ChangeResource& change) {
    const ResourceRef ref = TRY(resource_in_path(planning, change.type, change.resource));
    planning.plan.resource = change.resource;
    if (change.name) TRY(rename(planning, ref, change.name->first, change.name->second));
    if (change.content) planning.draft.edit_resource(planning.workspace_number, ref);
    return change.owner ? set_owner(planning, ref, *change.owner) : Done{};
}

Result<Done> apply(Planning& planning, const DeleteResource& change) {
    const ResourceRef ref = TRY(resource_in_path(planning, change.type, change.resource));
    planning.plan.resource = change.resource;
    const auto url = AppUrl::parse(planning.workspace().resource(ref)->url);
    if (url.ok()) TRY(check_guarded(planning, *url));
    planning.draft.erase_resource(planning.workspace_number, ref);
    return Done{};
}

}  // namespace guildhall::core
