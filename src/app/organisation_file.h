// The files of `guildhall import`: apps.json, groups.json, people.csv, read into one change.
#pragma once

#include <string>

#include "core/change.h"
#include "core/result.h"

namespace guildhall::app {

/// Texts of the files; an empty one isn't given.
struct OrganisationFiles {
    std::string apps, groups, people;
};

/// apps.json: [{name, slug?, url, released?}]. groups.json: [{name, permissions?: {switch: bool}, members?: [email],
/// grants?: [{name, resource_type, access, hide_from_dashboard?, scope?, apps?: [app name]}]}]. people.csv: the import
/// format. Errors name file and place.
core::Result<core::ImportOrganisation> read_organisation(const OrganisationFiles& files,
                                                         const core::ImportLimits& limits);

}  // namespace guildhall::app
