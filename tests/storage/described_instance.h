// An instance as text, by ids instead of numbers, so that a loaded one can be compared with the one that was saved.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "core/state.h"

namespace guildhall::storage {

class Description {
public:
    static std::string of(const core::Instance& instance) {
        Description description;
        description.instance(instance);
        return description.out_.str();
    }

private:
    template <class T>
    static std::string or_none(const std::optional<T>& value) {
        if constexpr (std::is_same_v<T, core::Time>) return value ? std::to_string(value->ms) : "none";
        if constexpr (std::is_integral_v<T>) return value ? std::to_string(*value) : "none";
        if constexpr (requires(T v) { v.str(); }) return value ? value->str() : "none";
    }

    /// The lines in one order, whatever the numbers were.
    void sorted(std::vector<std::string> lines) {
        std::sort(lines.begin(), lines.end());
        for (const std::string& line : lines) out_ << line << '\n';
    }

    void instance(const core::Instance& in) {
        const core::InstanceSettings& s = in.settings;
        out_ << "instance " << in.revision << ' ' << in.setup_done << ' ' << s.name << ' ' << or_none(s.user_limit)
             << ' ' << or_none(s.builder_limit) << ' ' << s.invitation_days << ' ' << s.anyone_makes_workspaces << ' '
             << to_string(s.second_factor) << " seats " << in.seats.users << ' ' << in.seats.builders << '\n';
        for (const core::AccountNumber admin : in.instance_admins)
            out_ << "admin " << in.accounts[admin]->email << '\n';
        for (const auto& origin : s.guarded_origins) out_ << origin.origin << ' ' << origin.workspace.str() << '\n';
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < in.accounts.size(); ++i) lines.push_back(account(in, *in.accounts[i]));
        sorted(std::move(lines));
        lines.clear();
        for (std::size_t i = 0; i < in.workspaces.size(); ++i) {
            Description part;
            part.workspace(in, *in.workspaces[i]);
            lines.push_back(part.out_.str());
        }
        sorted(std::move(lines));
    }

    std::string account(const core::Instance& in, const core::Account& a) {
        std::ostringstream out;
        out << "account " << a.id.str() << ' ' << a.email << ' ' << a.email_normalized() << ' ' << a.name << ' '
            << to_string(a.status) << ' ' << or_none(a.email_verified_at) << ' ' << or_none(a.second_factor_at) << ' '
            << a.instance_admin << ' ' << a.created_at.ms;
        std::vector<std::string> memberships;
        for (const auto& ref : a.memberships) {
            memberships.push_back(in.workspaces[ref.workspace]->members[ref.member]->id.str());
        }
        std::sort(memberships.begin(), memberships.end());
        for (const auto& id : memberships) out << " in " << id;
        out << " found " << (in.account(a.id) == &a) << (in.account_of_email(a.email_normalized()) == &a);
        return out.str();
    }

    void workspace(const core::Instance& in, const core::Workspace& w) {
        out_ << "workspace " << w.id.str() << ' ' << w.name << ' ' << w.name_folded << ' ' << w.slug << ' '
             << to_string(w.status) << ' ' << w.second_factor_required << ' ' << w.revision << ' ' << w.created_at.ms
             << " roles " << w.role_counts[0] << ' ' << w.role_counts[1] << ' ' << w.role_counts[2] << " index "
             << (*w.index == *core::AccessIndex::build(in, w, core::next_edition())) << '\n';
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < w.members.size(); ++i) lines.push_back(member(in, w, *w.members[i]));
        for (const auto& each : w.types)
            if (each.is_registered()) lines.push_back(type(each));
        for (std::size_t i = 0; i < w.groups.size(); ++i) {
            if (w.groups[i]) lines.push_back(group(w, *w.groups[i]));
        }
        for (const auto& table : w.resources) {
            for (std::size_t i = 0; i < table.items.size(); ++i) {
                if (table.items[i]) lines.push_back(resource(w, *table.items[i]));
            }
        }
        sorted(std::move(lines));
    }

    std::string member(const core::Instance& in, const core::Workspace& w, const core::Member& m) {
        std::ostringstream out;
        out << "member " << m.id.str() << ' ' << in.account_of(m).id.str() << ' ' << m.given_name << ' '
            << to_string(m.role) << ' ' << to_string(m.role_cause) << ' ' << to_string(m.status) << ' '
            << to_string(m.source) << ' ' << m.invited_at.ms << ' ' << or_none(m.invitation_expires_at) << ' '
            << or_none(m.accepted_at) << " found " << (w.member(m.id) == &m);
        std::vector<std::string> links;
        for (const auto& link : m.groups) links.push_back(w.groups[link.group]->id.str() + or_none(link.end()));
        std::sort(links.begin(), links.end());
        for (const auto& link : links) out << " link " << link;
        return out.str();
    }

    std::string type(const core::ResourceType& t) {
        std::ostringstream out;
        out << "type " << t.id.str() << ' ' << t.name << ' ' << t.created_at.ms << ' ' << t.owner_gives;
        for (const auto& action : t.actions) {
            out << " action " << action.name << ' ' << action.grantable << action.marked << action.builder_level << ' '
                << action.gives;
            for (const auto& implied : action.implies) out << " implies " << implied;
        }
        return out.str();
    }

    std::string group(const core::Workspace& w, const core::Group& g) {
        std::ostringstream out;
        out << "group " << g.id.str() << ' ' << g.name << ' ' << g.name_folded << ' ' << to_string(g.kind) << ' '
            << to_string(g.role) << ' ' << int{g.permissions.bits} << ' ' << g.version << ' ' << or_none(g.reviewed_at)
            << ' ' << or_none(g.reviewed_by) << ' ' << g.created_at.ms << " found " << (w.group(g.id) == &g);
        std::vector<std::string> members;
        for (const auto number : g.members) members.push_back(w.members[number]->id.str());
        std::sort(members.begin(), members.end());
        for (const auto& id : members) out << " member " << id;
        for (const auto& grant : g.grants) {
            out << " grant " << grant->id.str() << ' ' << grant->name << ' ' << grant->name_folded << ' '
                << w.types[grant->type].name << ' ' << int{grant->action} << ' ' << grant->hide_from_dashboard << ' '
                << grant->all;
            std::vector<std::string> resources;
            for (const auto n : grant->resources) resources.push_back(w.resource({grant->type, n})->id.str());
            std::sort(resources.begin(), resources.end());
            for (const auto& id : resources) out << " on " << id;
        }
        return out.str();
    }

    std::string resource(const core::Workspace& w, const core::Resource& r) {
        std::ostringstream out;
        out << "resource " << r.id.str() << ' ' << w.types[r.type].name << ' ' << r.external_id.view() << ' '
            << w.find_resource(r.type, r.key()).has_value() << ' ' << r.name << ' ' << r.name_folded << ' '
            << r.kind.view() << ' ' << (r.owner ? w.members[*r.owner]->id.str() : "nobody") << ' ' << r.created_at.ms
            << ' ' << r.released << ' ' << r.slug << ' ' << r.url.view() << ' ' << r.description.view() << ' '
            << r.icon.view() << ' ' << (r.folder ? w.resource({core::kFolder, *r.folder})->id.str() : "none");
        return out.str();
    }

    std::ostringstream out_;
};

}  // namespace guildhall::storage
