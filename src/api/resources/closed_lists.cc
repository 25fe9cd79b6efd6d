#include "api/resources/closed_lists.h"

#include <algorithm>
#include <array>

namespace guildhall::api {
namespace {

constexpr std::array<std::string_view, 53> kIcons = {
    "apps",     "archive",  "bell",   "book",      "briefcase", "bug",    "building", "calendar", "camera",
    "chart",    "chat",     "check",  "clipboard", "clock",     "cloud",  "code",     "compass",  "cube",
    "database", "document", "dollar", "flag",      "folder",    "gear",   "gift",     "globe",    "headset",
    "heart",    "home",     "key",    "leaf",      "lifebuoy",  "lock",   "mail",     "map",      "megaphone",
    "people",   "phone",    "rocket", "search",    "server",    "shield", "ship",     "shopping", "star",
    "store",    "tag",      "target", "ticket",    "tools",     "truck",  "user",     "wallet"};

constexpr std::array<std::string_view, 19> kDataSourceKinds = {
    "postgresql",    "mysql",      "mariadb",      "sql_server", "oracle",   "sqlite",  "mongodb", "redis",
    "elasticsearch", "clickhouse", "bigquery",     "snowflake",  "rest_api", "graphql", "grpc",    "s3",
    "gcs",           "smtp",       "google_sheets"};

}  // namespace

bool is_icon(std::string_view word) { return std::find(kIcons.begin(), kIcons.end(), word) != kIcons.end(); }

bool is_data_source_kind(std::string_view word) {
    return std::find(kDataSourceKinds.begin(), kDataSourceKinds.end(), word) != kDataSourceKinds.end();
}

}  // namespace guildhall::api
