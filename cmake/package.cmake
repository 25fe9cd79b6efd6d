# The Debian package: `cpack -G DEB --config build/release/CPackConfig.cmake`. tests/package installs what it makes.
set(packaging ${CMAKE_SOURCE_DIR}/packaging)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # packing builds nothing
install(TARGETS guildhall RUNTIME DESTINATION bin)
install(FILES ${packaging}/guildhall.service DESTINATION /lib/systemd/system)
install(FILES ${packaging}/guildhall.toml DESTINATION /etc/guildhall)
install(FILES LICENSE RENAME copyright DESTINATION share/doc/guildhall)
install(FILES README.md SECURITY.md CHANGELOG.md docs/operation.md docs/second-factor.md docs/operation/alerts.yaml
        DESTINATION share/doc/guildhall)

set(CPACK_GENERATOR DEB)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_NAME guildhall)
set(CPACK_PACKAGE_VENDOR Guildhall)
set(CPACK_PACKAGE_CONTACT "Guildhall <guildhall@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "permissions server for the people and apps of an organisation")
set(CPACK_STRIP_FILES ON)
set(CPACK_SET_DESTDIR ON)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "passwd")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${packaging}/conffiles ${packaging}/postinst ${packaging}/prerm
    ${packaging}/postrm)
include(CPack)
