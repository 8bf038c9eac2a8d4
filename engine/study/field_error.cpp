// SPDX-License-Identifier: Apache-2.0
#include "study/field_error.hpp"

#include <string>
#include <utility>

namespace carreau::study {

std::string_view to_text(RequestField field) {
  switch (field) {
    case RequestField::grids: return "grids";
    case RequestField::rule: return "rule";
    case RequestField::brackets_of: return "brackets_of";
    case RequestField::fewest_households: return "fewest_households";
    case RequestField::without_headcount: return "without_headcount";
    case RequestField::outlines: return "outlines";
    case RequestField::tables: return "tables";
    case RequestField::medians: return "medians";
    case RequestField::programme: return "programme";
    case RequestField::folder: return "folder";
    case RequestField::port: return "port";
  }
  return {};
}

FieldError::FieldError(RequestField field, Message message)
    : ArgumentError(std::string(to_text(field)), std::move(message)), field_(field) {}

FieldError::FieldError(RequestField missing)
    : ArgumentError(Message{"usage_required", {{"option", to_text(missing)}}}),
      field_(missing),
      is_missing_(true) {}

FieldError FieldError::missing(RequestField field) { return FieldError(field); }

}  // namespace carreau::study
