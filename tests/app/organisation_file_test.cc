#include "app/organisation_file.h"

#include <gtest/gtest.h>

namespace guildhall::app {
namespace {

std::string error_of(const OrganisationFiles& files) {
    const auto read = read_organisation(files, {});
    return read.ok() ? "" : read.error().detail;
}

TEST(organisation_file, reads_apps_groups_and_people) {
    const auto read =
        read_organisation({R"([{"name": "Payroll", "url": "https://payroll.example.com", "released": true}])",
                           R"([{"name": "HR", "permissions": {"app_create": true}, "members": ["a@example.com"],
                                              "grants": [{"name": "see", "resource_type": "app", "access": "view", "apps": ["PAYROLL"]}]}])",
                           "name,email,role\nAda,a@example.com,Builder\n"},
                          {});
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(read->apps.at(0).name.str(), "Payroll");
    EXPECT_TRUE(read->groups.at(0).permissions.has(core::Permission::app_create));
    EXPECT_EQ(read->groups.at(0).grants.at(0).apps.at(0), "payroll");
    EXPECT_EQ(read->people.rows.at(0).role, core::Role::builder);
}

TEST(organisation_file, names_the_file_and_the_place_of_a_fault) {
    EXPECT_NE(error_of({"[", "", ""}).find("apps"), std::string::npos);
    EXPECT_NE(error_of({"{}", "", ""}).find("list"), std::string::npos);
    EXPECT_NE(error_of({R"([{"name": "A", "url": "https://a.example.com", "relased": true}])", "", ""}).find("relased"),
              std::string::npos);
    EXPECT_NE(error_of({R"([{"name": "A", "url": "ftp://a.example.com"}])", "", ""}).find("apps/0/url"),
              std::string::npos);
    EXPECT_NE(error_of({R"([{"name": 5, "url": "https://a.example.com"}])", "", ""}).find("apps/0/name"),
              std::string::npos);
    EXPECT_NE(error_of({"", R"([{"name": "HR", "permissions": {"fly": true}}])", ""}).find("fly"), std::string::npos);
    EXPECT_NE(error_of({"", R"([{"name": "HR", "members": ["nobody"]}])", ""}).find("nobody"), std::string::npos);
    EXPECT_NE(
        error_of({"", R"([{"name": "HR", "grants": [{"name": "g", "resource_type": "app", "access": "own"}]}])", ""})
            .find("own"),
        std::string::npos);
    EXPECT_NE(error_of({"", "", "name\nAda\n"}).find("e-mail"), std::string::npos);
}

}  // namespace
}  // namespace guildhall::app
