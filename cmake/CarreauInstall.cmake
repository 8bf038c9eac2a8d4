# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where, and the package that find_package(carreau) finds.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(CARREAU_PACKAGE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/carreau")

# carreau_install_layer(base): the static library and the headers of a layer of the engine.
function(carreau_install_layer layer)
  set_target_properties(carreau_${layer} PROPERTIES EXPORT_NAME ${layer})
  install(TARGETS carreau_${layer} EXPORT carreauTargets
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library
    FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/carreau" COMPONENT library)
endfunction()

# carreau_install_package(study): carreau::carreau, which links that layer and all below it.
function(carreau_install_package top_layer)
  add_library(carreau_library INTERFACE)
  add_library(carreau::carreau ALIAS carreau_library)
  target_link_libraries(carreau_library INTERFACE carreau_${top_layer})
  target_compile_features(carreau_library INTERFACE cxx_std_20)
  set_target_properties(carreau_library PROPERTIES EXPORT_NAME carreau)
  install(TARGETS carreau_library EXPORT carreauTargets COMPONENT library)
  install(EXPORT carreauTargets NAMESPACE carreau:: DESTINATION "${CARREAU_PACKAGE_DIR}"
          COMPONENT library)

  set(config "${PROJECT_BINARY_DIR}/carreauConfig.cmake")
  set(config_version "${PROJECT_BINARY_DIR}/carreauConfigVersion.cmake")
  configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/carreauConfig.cmake.in" "${config}"
    INSTALL_DESTINATION "${CARREAU_PACKAGE_DIR}")
  # Before 1.0 a minor version may change what its users call.
  write_basic_package_version_file("${config_version}" COMPATIBILITY SameMinorVersion)
  install(FILES "${config}" "${config_version}"
                "${PROJECT_SOURCE_DIR}/cmake/CarreauDependencies.cmake"
          DESTINATION "${CARREAU_PACKAGE_DIR}" COMPONENT library)
endfunction()

# What users have: the program with its manual, completions, documents, notices, an entry of the menu
# and a service, where Debian looks for each. Needs CARREAU_MANUAL of cli.
function(carreau_install_program)
  set(doc "${CMAKE_INSTALL_DATADIR}/doc/carreau")
  install(TARGETS carreau RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)
  install(DIRECTORY "${CARREAU_MANUAL}/man/" DESTINATION "${CMAKE_INSTALL_DATADIR}/man"
          COMPONENT program)
  install(FILES "${CARREAU_MANUAL}/completions/bash/carreau"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT program)
  install(FILES "${CARREAU_MANUAL}/completions/zsh/_carreau"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" COMPONENT program)
  install(FILES "${CARREAU_MANUAL}/completions/fish/carreau.fish"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT program)
  install(FILES "${PROJECT_SOURCE_DIR}/deploy/carreau.desktop"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT program)
  install(FILES "${PROJECT_SOURCE_DIR}/deploy/carreau-mime.xml"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages" RENAME carreau.xml
          COMPONENT program)
  install(FILES "${PROJECT_SOURCE_DIR}/deploy/carreau-lab.service"
          DESTINATION lib/systemd/system COMPONENT program)
  install(FILES "${PROJECT_SOURCE_DIR}/deploy/nginx.conf"
                "${PROJECT_SOURCE_DIR}/deploy/nginx-openid.conf"
          DESTINATION "${doc}/examples" COMPONENT program)
  install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
                "${PROJECT_SOURCE_DIR}/THIRD_PARTY_NOTICES.txt"
          DESTINATION "${doc}" COMPONENT program)
  install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${doc}" RENAME copyright
          COMPONENT program)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs" DESTINATION "${doc}" COMPONENT program)
endfunction()
