// The texts of the migrations, one file each, with the placeholders of Dialect::schema. An applied text never changes:
// its checksum is in the database.
#pragma once

#include <string_view>

namespace guildhall::storage {

std::string_view migration_0001_schema();
std::string_view migration_0002_resource_types();
std::string_view migration_0003_forward_sessions();
std::string_view migration_0004_second_factors();
std::string_view migration_0005_passkeys();

}  // namespace guildhall::storage
