// SPDX-License-Identifier: Apache-2.0
#include "cli/lab/lab_state.hpp"

#include "cli/lab/request_error.hpp"

#include <fmt/format.h>

namespace carreau::cli {

namespace {

[[noreturn]] void refuse(const std::string& french, const std::string& english) {
  throw RequestError(400, "malformed_request", {french, english});
}

/// Values come as text, as the parameters write them; numbers and flags are taken as well.
std::string value_text(const std::string& name, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  refuse(fmt::format("paramètre {} : un texte ou un nombre est attendu, trouvé {}", name,
                     value.dump()),
         fmt::format("parameter {}: expected a text or a number, found {}", name, value.dump()));
}

}  // namespace

LabState parse_state(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) {
    refuse("un objet JSON {\"settings\": {…}} est attendu : la requête n'en est pas un",
           "expected a JSON object {\"settings\": {…}}: the request is none");
  }
  LabState state;
  for (const auto& [key, value] : json.items()) {
    if (key != "settings" || !value.is_object()) {
      refuse(
          fmt::format("membre inattendu « {} » : seul « settings », un objet, est attendu", key),
          fmt::format("unexpected member \"{}\": only \"settings\", an object, is expected", key));
    }
    for (const auto& [name, setting] : value.items()) {
      state.settings.push_back({name, value_text(name, setting)});
    }
  }
  return state;
}

Json to_json(const LabState& state) {
  Json settings = Json::object();
  for (const ParameterValue& setting : state.settings) settings[setting.name] = setting.value;
  return {{"settings", settings}};
}

}  // namespace carreau::cli
