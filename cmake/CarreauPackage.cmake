# SPDX-License-Identifier: Apache-2.0
# The Debian package, by scripts/package: the component "program" of cmake/CarreauInstall.cmake. What it
# depends on is what dpkg-shlibdeps finds in the program.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME carreau)
set(CPACK_PACKAGE_CONTACT "The authors of Carreau <carreau@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Priority neighbourhoods from a 200 m grid")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};carreau;program;/")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_SOURCE_DIR}/build/package")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The lab opens in a browser; `carreau serve --open` calls xdg-open.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "xdg-utils, nginx-light")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Draws French priority neighbourhoods (QPV) from INSEE's grid of incomes, says
why each cell is in or out, follows public money in them, and opens a lab in
the browser. Trace les quartiers prioritaires à partir de la grille de revenus
de l'Insee et explique chaque décision.")
include(CPack)
