// SPDX-License-Identifier: Apache-2.0
#include "files/arrow/arrow_metadata.hpp"

#include "base/error.hpp"
#include "files/gdal_source.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ogr_spatialref.h>

#include <cstdint>
#include <cstring>

namespace carreau::files {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kExtensionName = "ARROW:extension:name";
constexpr std::string_view kExtensionMetadata = "ARROW:extension:metadata";

std::string value_of(const ArrowMetadata& metadata, std::string_view key) {
  for (const auto& [name, value] : metadata) {
    if (name == key) return value;
  }
  return {};
}

/// A JSON object; an empty one for any other text.
Json object_of(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_object() ? json : Json::object();
}

/// `EPSG:n` where PROJJSON names its authority, because codes compare and definitions do not.
Crs crs_of(const Json& crs) {
  if (crs.is_string()) return Crs(crs.get<std::string>());
  if (!crs.is_object()) return {};
  const Json id = crs.value("id", Json::object());
  if (id.is_object() && id.contains("authority") && id.contains("code")) {
    const Json& code = id["code"];
    const std::string text = code.is_string() ? code.get<std::string>() : code.dump();
    const Json& authority = id["authority"];
    if (authority.is_string()) return Crs(authority.get<std::string>() + ":" + text);
  }
  return Crs(crs.dump());
}

std::optional<ArrowGeometry> geoarrow_field(const ArrowSchema& field, std::size_t column) {
  const ArrowMetadata metadata = parse_metadata(field.metadata);
  const std::string name = value_of(metadata, kExtensionName);
  const bool is_wkb = name == "geoarrow.wkb" || name == "ogc.wkb";
  if (!is_wkb && !name.starts_with("geoarrow.")) return std::nullopt;
  const Json more = object_of(value_of(metadata, kExtensionMetadata));
  return ArrowGeometry{column, crs_of(more.value("crs", Json())), is_wkb};
}

/// GeoParquet: a column without a CRS is in OGC:CRS84, one whose CRS is null in none that is known.
std::optional<ArrowGeometry> geoparquet_field(const ArrowSchema& schema) {
  const Json geo = object_of(value_of(parse_metadata(schema.metadata), "geo"));
  const Json primary = geo.value("primary_column", Json());
  const Json columns = geo.value("columns", Json::object());
  if (!primary.is_string() || !columns.is_object()) return std::nullopt;
  const auto name = primary.get<std::string>();
  const Json column = columns.value(name, Json::object());
  if (!column.is_object()) return std::nullopt;
  for (std::int64_t c = 0; c < schema.n_children; ++c) {
    const char* const child = schema.children[c]->name;
    if (child == nullptr || name != child) continue;
    const Json encoding = column.value("encoding", Json("WKB"));
    return ArrowGeometry{static_cast<std::size_t>(c),
                         column.contains("crs") ? crs_of(column["crs"]) : Crs("OGC:CRS84"),
                         encoding == "WKB"};
  }
  return std::nullopt;
}

/// Reads the next 32 bits, in the order of the machine, as the interface prescribes.
std::int32_t take_size(const char*& at) {
  std::int32_t size = 0;
  std::memcpy(&size, at, sizeof(size));
  at += sizeof(size);
  return size;
}

std::string take_text(const char*& at) {
  const auto size = static_cast<std::size_t>(take_size(at));
  std::string text(at, size);
  at += size;
  return text;
}

void add_size(std::string& bytes, std::size_t size) {
  const auto held = static_cast<std::int32_t>(size);
  bytes.append(reinterpret_cast<const char*>(&held), sizeof(held));
}

Json projjson_of(const Crs& crs) {
  const QuietGdal quiet;
  OGRSpatialReference srs;
  char* text = nullptr;
  const bool is_written = srs.SetFromUserInput(crs.definition().c_str()) == OGRERR_NONE &&
                          srs.exportToPROJJSON(&text, nullptr) == OGRERR_NONE;
  const std::string json = text == nullptr ? std::string() : std::string(text);
  CPLFree(text);  // GDAL's own memory
  if (!is_written) throw ArgumentError(Message{"unknown_crs", {{"crs", crs.definition()}}});
  return Json::parse(json);
}

}  // namespace

ArrowMetadata parse_metadata(const char* metadata) {
  ArrowMetadata pairs;
  if (metadata == nullptr) return pairs;
  const std::int32_t count = take_size(metadata);
  for (std::int32_t k = 0; k < count; ++k) {
    std::string key = take_text(metadata);
    std::string value = take_text(metadata);
    pairs.emplace_back(std::move(key), std::move(value));
  }
  return pairs;
}

std::string metadata_bytes(const ArrowMetadata& metadata) {
  std::string bytes;
  add_size(bytes, metadata.size());
  for (const auto& [key, value] : metadata) {
    for (const std::string* const text : {&key, &value}) {
      add_size(bytes, text->size());
      bytes += *text;
    }
  }
  return bytes;
}

std::optional<ArrowGeometry> geometry_of(const ArrowSchema& schema) {
  for (std::int64_t c = 0; c < schema.n_children; ++c) {
    if (auto found = geoarrow_field(*schema.children[c], static_cast<std::size_t>(c))) return found;
  }
  return geoparquet_field(schema);
}

ArrowMetadata wkb_metadata(const Crs& crs) {
  Json more = Json::object();
  if (crs.is_known()) {
    more["crs"] = projjson_of(crs);
    more["crs_type"] = "projjson";
  }
  return {{std::string(kExtensionName), "geoarrow.wkb"},
          {std::string(kExtensionMetadata), more.dump()}};
}

}  // namespace carreau::files
