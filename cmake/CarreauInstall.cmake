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
