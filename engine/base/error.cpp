// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"

#include <string>

namespace carreau {

namespace {

std::string with_remedy(const std::string& where, const std::string& problem,
                        const std::string& remedy) {
  std::string text = where.empty() ? problem : where + ": " + problem;
  if (!remedy.empty()) text += " (" + remedy + ")";
  return text;
}

}  // namespace

std::string Place::text() const {
  std::string text = file;
  if (row) text += ":" + std::to_string(*row);
  if (!column.empty()) text += text.empty() ? column : ": " + column;
  return text;
}

DataError::DataError(const Place& place, const std::string& problem, const std::string& remedy)
    : Error(with_remedy(place.text(), problem, remedy)) {}

IoError::IoError(const std::string& file, const std::string& problem, const std::string& remedy)
    : Error(with_remedy(file, problem, remedy)) {}

}  // namespace carreau
