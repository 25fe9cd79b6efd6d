#include <algorithm>

#include "core/planning.h"
#include "core/text.h"

namespace guildhall::core {
namespace {

/// The custom groups that a row names; unknown ones become errors of the row.
std::vector<GroupNumber> groups_of_row(const Workspace& workspace, const ImportRow& row, std::vector<RowNote>& errors) {
    std::vector<GroupNumber> numbers;
    for (const std::string& name : row.groups) {
        const auto number = workspace.group_named(fold(to_nfc(name).value_or(name)));
        if (number && workspace.groups[*number]->kind == GroupKind::custom)
            numbers.push_back(*number);
        else
            errors.push_back(
                {"groups", "unknown_group",
                 "There is no group \"" + cut_to(name, 50) + "\" here. Create it first, or correct the name."});
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

class PeopleImport {
public:
    PeopleImport(Planning& planning, const ImportMembers& people, MemberSource source, bool add_missing_groups)
        : planning_(planning), people_(people), source_(source), add_missing_groups_(add_missing_groups) {}

    Result<Done> run() {
        planning_.report = std::make_shared<ImportReport>();
        ImportReport& report = *planning_.report;
        report.unknown_columns = people_.unknown_columns;
        report.rows = people_.rows.size();
        report.valid_rows_only = people_.valid_rows_only;
        for (const ImportRow& row : people_.rows) {
            ImportRowReport item{row.row, row.email};
            item.errors = row.errors;
            item.verdict = TRY(one(row, item));
            ++(item.verdict == ImportRowReport::Verdict::invite           ? report.invite
               : item.verdict == ImportRowReport::Verdict::already_member ? report.already_member
                                                                          : report.error);
            report.items.push_back(std::move(item));
        }
        return Done{};
    }

private:
    using Verdict = ImportRowReport::Verdict;

    Result<Verdict> one(const ImportRow& row, ImportRowReport& item) {
        const auto groups = groups_of_row(planning_.workspace(), row, item.errors);
        const Account* account =
            row.email_normalized.empty() ? nullptr : planning_.draft.now().account_of_email(row.email_normalized);
        const Member* member = account ? planning_.workspace().member_of(account->id) : nullptr;
        if (member && member->status == MemberStatus::archived)
            item.errors.push_back(
                {"email", "member_archived", "This person is an archived member. Unarchive them instead."});
        else if (!member && account && account->status == AccountStatus::archived)
            item.errors.push_back({"email", "account_archived", "This account is archived for the whole instance."});
        if (member) item.member_id = member->id.str();
        if (!item.errors.empty()) return Verdict::error;
        if (member) return known(row, groups, *member, item);
        const MemberNumber number =
            add_invited(planning_, {row.email, row.email_normalized, row.name, row.role, source_});
        for (const GroupNumber group : groups) TRY(join_group(planning_, number, group, kNever));
        item.role = row.role;
        item.member_id = planning_.workspace().members[number]->id.str();
        return Verdict::invite;
    }

    Result<Verdict> known(const ImportRow& row, const std::vector<GroupNumber>& groups, const Member& member,
                          ImportRowReport& item) {
        item.role = member.role;
        std::vector<GroupNumber> has;
        for (const GroupLink& link : member.groups) has.push_back(link.group);
        const bool role_differs =
            member.role != row.role && !(member.role_cause == RoleCause::automatic && row.role == Role::end_user);
        if (role_differs || has != groups)
            item.warnings.push_back({"", "differs",
                                     add_missing_groups_
                                         ? "This person is a member already; only missing groups are added."
                                         : "This person is a member already; role and groups stay as they are."});
        if (!add_missing_groups_) return Verdict::already_member;
        const MemberNumber number = *planning_.workspace().member_number(member.id);
        for (const GroupNumber group : groups)
            if (!std::binary_search(has.begin(), has.end(), group)) TRY(join_group(planning_, number, group, kNever));
        return Verdict::already_member;
    }

    Planning& planning_;
    const ImportMembers& people_;
    MemberSource source_;
    bool add_missing_groups_;
};

ResourceNumber ensure_app(Planning& planning, const OrgApp& app) {
    const ResourceTable& table = planning.workspace().resources[kApp];
    if (const auto known = table.named(app.name.folded())) return *known;
    Resource made;
    made.id = planning.ids.next<ResourceId>();
    made.type = kApp;
    made.name = app.name.str();
    made.name_folded = app.name.folded();
    if (app.slug && !table.with_slug(app.slug->str())) made.slug = app.slug->str();
    for (int n = 1; made.slug.empty(); ++n)
        if (const AppSlug slug = slug_from(app.name, n); !table.with_slug(slug.str())) made.slug = slug.str();
    made.url = app.url.str();
    made.released = app.released;
    made.created_at = planning.now();
    return planning.draft.add_resource(planning.workspace_number, std::move(made)).number;
}

Result<Done> ensure_grant(Planning& planning, GroupNumber number, const OrgGrant& wanted) {
    std::vector<ResourceNumber> apps;
    for (const std::string& name : wanted.apps) {
        const auto app = planning.workspace().resources[wanted.type].named(name);
        if (!app)
            return invalid_field("groups", "not_found",
                                 "The grant \"" + wanted.name.str() + "\" names \"" + cut_to(name, 50) +
                                     "\", which is neither in the file nor in the workspace.");
        apps.push_back(*app);
    }
    std::sort(apps.begin(), apps.end());
    const Group& group = *planning.workspace().groups[number];
    const auto at = std::find_if(group.grants.begin(), group.grants.end(),
                                 [&](const auto& grant) { return grant->name_folded == wanted.name.folded(); });
    auto next = std::make_shared<Grant>();
    if (at != group.grants.end()) {
        *next = **at;
        if (next->type != wanted.type || next->all) return Done{};
    } else {
        next->id = planning.ids.next<GrantId>();
        next->name = wanted.name.str();
        next->name_folded = wanted.name.folded();
        next->type = wanted.type;
        next->action = wanted.action;
        next->hide_from_dashboard = wanted.hide_from_dashboard;
        next->all = wanted.all;
    }
    if (!next->all) {
        std::vector<ResourceNumber> united;
        std::set_union(next->resources.begin(), next->resources.end(), apps.begin(), apps.end(),
                       std::back_inserter(united));
        united.erase(std::unique(united.begin(), united.end()), united.end());
        next->resources = std::move(united);
    }
    if (at != group.grants.end() && *next == **at) return Done{};
    const auto index = at - group.grants.begin();
    Group& edited = planning.draft.edit_group(planning.workspace_number, number);
    if (index == static_cast<std::ptrdiff_t>(edited.grants.size()))
        edited.grants.push_back(std::move(next));
    else
        edited.grants[static_cast<std::size_t>(index)] = std::move(next);
    ++edited.version;
    return Done{};
}

Result<GroupNumber> ensure_group(Planning& planning, const OrgGroup& wanted) {
    auto number = planning.workspace().group_named(wanted.name.folded());
    if (!number) {
        Group made;
        made.id = planning.ids.next<GroupId>();
        made.name = wanted.name.str();
        made.name_folded = wanted.name.folded();
        made.created_at = planning.now();
        number = planning.draft.add_group(planning.workspace_number, std::move(made));
    }
    PermissionSet united = planning.workspace().groups[*number]->permissions;
    united.bits |= wanted.permissions.bits;
    if (!(united == planning.workspace().groups[*number]->permissions)) {
        Group& group = planning.draft.edit_group(planning.workspace_number, *number);
        group.permissions = united;
        ++group.version;
    }
    for (const OrgGrant& grant : wanted.grants) TRY(ensure_grant(planning, *number, grant));
    return *number;
}

Result<Done> ensure_members(Planning& planning, GroupNumber group, const OrgGroup& wanted) {
    for (const Email& email : wanted.members) {
        const Account* account = planning.draft.now().account_of_email(email.normalized());
        const Member* member = account ? planning.workspace().member_of(account->id) : nullptr;
        if (!member)
            return invalid_field("groups", "not_found",
                                 "The group \"" + wanted.name.str() + "\" lists " + email.str() +
                                     ", who is neither in the people file nor a member.");
        if (member->status == MemberStatus::archived || find_link(*member, group)) continue;
        TRY(join_group(planning, *planning.workspace().member_number(member->id), group, kNever));
    }
    return Done{};
}

}  // namespace

Result<Done> apply(Planning& planning, const ImportMembers& change) {
    return PeopleImport(planning, change, MemberSource::csv, false).run();
}

Result<Done> apply(Planning& planning, const ImportOrganisation& change) {
    for (const OrgApp& app : change.apps) ensure_app(planning, app);
    std::vector<GroupNumber> groups;
    for (const OrgGroup& group : change.groups) groups.push_back(TRY(ensure_group(planning, group)));
    TRY(PeopleImport(planning, change.people, MemberSource::cli, true).run());
    for (std::size_t i = 0; i < groups.size() && !planning.report->refused(); ++i)
        TRY(ensure_members(planning, groups[i], change.groups[i]));
    return Done{};
}

void finish_report(Planning& planning) {
    if (!planning.report) return;
    for (ImportRowReport& item : planning.report->items) {
        if (!item.member_id) continue;
        const auto number = planning.workspace().member_number(*MemberId::parse(*item.member_id));
        item.role = planning.workspace().members[*number]->role;
        if (const auto asked = planning.role_asked.find(*number); asked != planning.role_asked.end())
            item.upgraded_from = asked->second;
    }
}

}  // namespace guildhall::core
