// What the lists of apps, data sources, folders and constants share: search by name, order by name, pages.
#pragma once

#include <utility>
#include <vector>

#include "api/context.h"
#include "core/number_set.h"

namespace guildhall::api {

/// What the request asks for of a list of resources: `limit`, `cursor`, `sort`, `q`.
struct ResourceListing {
    Page page;
    Sort sort;
    std::string folded_search;
    static core::Result<ResourceListing> parse(const Context& context);
};

using FoundResources = std::vector<std::pair<Place, core::ResourceRef>>;

/// The resources of a type that a list may show.
struct Candidates {
    core::TypeNumber type;
    core::Bitmap numbers;
};

/// The candidates whose name answers the search and which `wanted(resource)` takes.
template <class Wanted>
FoundResources find_resources(const Context& context, const Candidates& among, const ResourceListing& listing,
                              Wanted wanted) {
    FoundResources found;
    among.numbers.for_each([&](core::ResourceNumber number) {
        const core::Resource& resource = *context.workspace().resource({among.type, number});
        if (!matches(resource.name_folded, listing.folded_search) || !wanted(resource)) return;
        found.emplace_back(Place{resource.name_folded, resource.id.str()}, core::ResourceRef{among.type, number});
    });
    return found;
}

/// The page's reply; `show(ref)` makes the JSON of one.
template <class Show>
core::Result<Reply> resource_page(FoundResources found, const ResourceListing& listing, Show show) {
    const auto cut = TRY(cut_page(std::move(found), listing.page, listing.sort));
    boost::json::array items;
    for (const core::ResourceRef& ref : cut.items) items.push_back(show(ref));
    return list_reply(std::move(items), cut.next_cursor, static_cast<std::int64_t>(cut.total));
}

/// The resource that a plan made or changed, in its state. REQUIRES: it wasn't deleted
core::ResourceRef resource_after(const core::Plan& plan);

/// DELETE of the object of the path: 204.
core::Result<Reply> delete_resource(Context& context, core::TypeNumber type, std::string_view parameter);

}  // namespace guildhall::api
