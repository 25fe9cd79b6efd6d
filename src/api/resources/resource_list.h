// What the lists of apps, data sources, folders and constants share: search by name, order by name, pages.
#pragma once

#include <utility>

#include "api/context.h"
#include "core/number_set.h"

namespace guildhall::api {

/// What the request asks for of a list of resources: `limit`, `cursor`, `sort`, `q`, `owner_status`.
struct ResourceListing {
    Page page;
    Sort sort;
    std::string folded_search;
    std::optional<core::MemberStatus> owner_status;  ///< what nobody owns has none; only admins ask for one

    static core::Result<ResourceListing> parse(const Context& context);
    bool takes(const core::Workspace& workspace, const core::Resource& resource) const {
        return matches(resource.name_folded, folded_search) &&
               (!owner_status || (resource.owner && workspace.members[*resource.owner]->status == *owner_status));
    }
};

using FoundResources = PageOf<core::ResourceRef>;

/// The resources of a type that a list may show.
struct Candidates {
    core::TypeNumber type;
    core::Bitmap numbers;
};

/// Fetches what a list reads of a resource, for a caller that has other work until then. Null: nothing.
inline void prefetch_name(const core::Resource* resource) {
    if (!resource) return;
    const char* name = reinterpret_cast<const char*>(&resource->name_folded);
    __builtin_prefetch(name);
    __builtin_prefetch(name + sizeof resource->name_folded - 1);  // a short text stands in it, maybe on another line
}

/// The candidates that the listing takes and which `wanted(resource)` takes.
template <class Wanted>
core::Result<FoundResources> find_resources(const Context& context, const Candidates& among,
                                            const ResourceListing& listing, Wanted wanted) {
    auto found = TRY(FoundResources::start(listing.page, listing.sort));
    const core::Workspace& workspace = context.workspace();
    const auto& all = workspace.resources[among.type].items;
    among.numbers.for_each([&](core::ResourceNumber number) {
        constexpr core::ResourceNumber kAhead = 16;  // of a million, each would wait for memory
        if (number + kAhead < all.size()) prefetch_name(all[number + kAhead].get());
        const core::Resource& resource = *all[number];
        if (!listing.takes(workspace, resource) || !wanted(resource)) return;
        found.add(resource.name_folded, resource.id, core::ResourceRef{among.type, number});
    });
    return found;
}

/// The page's reply; `show(ref)` makes the JSON of one.
template <class Show>
Reply resource_page(FoundResources found, Show show) {
    const auto cut = found.finish();
    boost::json::array items;
    for (const core::ResourceRef& ref : cut.items) items.push_back(show(ref));
    return list_reply(std::move(items), cut.next_cursor, static_cast<std::int64_t>(cut.total));
}

/// The resource that a plan made or changed, in its state. REQUIRES: it wasn't deleted
core::ResourceRef resource_after(const core::Plan& plan);

/// DELETE of the object of the path: 204.
core::Result<Reply> delete_resource(Context& context, core::TypeNumber type, std::string_view parameter);

}  // namespace guildhall::api
