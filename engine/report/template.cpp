// SPDX-License-Identifier: Apache-2.0
#include "report/template.hpp"

#include "files/embedded_data.hpp"
#include "report/markup.hpp"

#include <fmt/format.h>
#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace carreau::report {

namespace {

namespace mustache = kainjow::mustache;

mustache::data data_of(const nlohmann::ordered_json& view) {
  if (view.is_string()) return mustache::data(view.get<std::string>());
  if (view.is_boolean()) return mustache::data(view.get<bool>());
  if (view.is_null()) return mustache::data(false);
  if (view.is_number()) return mustache::data(view.dump());
  if (view.is_array()) {
    mustache::data list(mustache::data::type::list);
    for (const auto& item : view) list << data_of(item);
    return list;
  }
  mustache::data object(mustache::data::type::object);
  for (const auto& [key, value] : view.items()) object.set(key, data_of(value));
  return object;
}

std::string text_of(std::string_view name) {
  return std::string(files::embedded_text(fmt::format("page/{}.mustache", name)).value());
}

}  // namespace

struct Template::Impl {
  explicit Impl(std::string_view name) : parsed(text_of(name)) {
    if (!parsed.is_valid()) throw std::logic_error(parsed.error_message());
    parsed.set_custom_escape([](const std::string& text) { return escaped(text); });
  }
  mustache::mustache parsed;
};

Template::Template(std::string_view name) : impl_(std::make_unique<Impl>(name)) {}
Template::~Template() = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;

std::string Template::render(const nlohmann::ordered_json& view) const {
  return impl_->parsed.render(data_of(view));
}

}  // namespace carreau::report
