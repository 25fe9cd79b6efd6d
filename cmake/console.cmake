# What the binary carries besides code: the built console (web/dist) and the API's document (src/api/openapi.yaml).
# Debian's own python3 is named with its path: another one on PATH may lack the yaml module.
set(EMBED_PYTHON /usr/bin/python3)
set(EMBED_FOLDER ${CMAKE_BINARY_DIR}/embedded)

# The library `console`: console_assets() of src/app/console_assets.h. Without a built console its table is empty,
# so that work on the C++ side needs no node.
set(console_files)
if(GUILDHALL_CONSOLE)
  file(GLOB_RECURSE console_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/dist/*)
endif()
list(JOIN console_files "\n" console_list)
file(CONFIGURE OUTPUT ${EMBED_FOLDER}/console_files.txt CONTENT "${console_list}\n" @ONLY)
add_custom_command(
  OUTPUT ${EMBED_FOLDER}/console_assets.S ${EMBED_FOLDER}/console_assets.cc
  COMMAND ${EMBED_PYTHON} ${CMAKE_SOURCE_DIR}/cmake/embed_console.py --dist ${CMAKE_SOURCE_DIR}/web/dist
          --files ${EMBED_FOLDER}/console_files.txt --out ${EMBED_FOLDER}
  DEPENDS ${console_files} ${EMBED_FOLDER}/console_files.txt ${CMAKE_SOURCE_DIR}/cmake/embed_console.py
  COMMENT "Packing the console" VERBATIM)
add_library(console STATIC ${EMBED_FOLDER}/console_assets.cc ${EMBED_FOLDER}/console_assets.S)
target_include_directories(console PRIVATE ${CMAKE_SOURCE_DIR}/src)

# openapi_json() of src/api/openapi_document.h.
file(GLOB openapi_yaml CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/api/openapi.yaml)
if(openapi_yaml)
  add_custom_command(
    OUTPUT ${EMBED_FOLDER}/openapi_document.S ${EMBED_FOLDER}/openapi_document.cc
    COMMAND ${EMBED_PYTHON} ${CMAKE_SOURCE_DIR}/cmake/embed_openapi.py --yaml ${openapi_yaml} --out ${EMBED_FOLDER}
    DEPENDS ${openapi_yaml} ${CMAKE_SOURCE_DIR}/cmake/embed_openapi.py
    COMMENT "Packing openapi.yaml as JSON" VERBATIM)
  add_library(openapi STATIC ${EMBED_FOLDER}/openapi_document.cc ${EMBED_FOLDER}/openapi_document.S)
  target_include_directories(openapi PRIVATE ${CMAKE_SOURCE_DIR}/src)
endif()
