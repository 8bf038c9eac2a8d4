// SPDX-License-Identifier: Apache-2.0
#include "cli/field_options.hpp"

#include "cli/option_list.hpp"

namespace carreau::cli {

std::string option_of(study::RequestField field) {
  using study::RequestField;
  switch (field) {
    case RequestField::grids: return "GRID";
    case RequestField::rule: return "--rule";
    case RequestField::brackets_of: return "--brackets-of";
    case RequestField::fewest_households: return "--fewest-households";
    case RequestField::without_headcount: return "--without-headcount";
    case RequestField::outlines: return "-o";
    case RequestField::tables: return "--table";
    case RequestField::medians: return "--median";
    case RequestField::programme: return "--actions";
    case RequestField::folder: return "--folder";
    case RequestField::port: return "--port";
  }
  return {};
}

std::string argument_error_text(const ArgumentError& error, Language language) {
  const auto* const of_field = dynamic_cast<const study::FieldError*>(&error);
  if (of_field == nullptr) return error_text(error, language);
  const std::string option = option_of(of_field->field());
  if (of_field->is_missing()) return error_text(missing_option(option), language);
  return error_text(ArgumentError(option, error.message()), language);
}

}  // namespace carreau::cli
