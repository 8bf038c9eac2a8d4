// SPDX-License-Identifier: Apache-2.0
/// GDAL's CSV driver: every feature of the grid, into columns of the seven fields of the job. The
/// other fields are ignored, which spares the driver their conversion.
#include "peer.hpp"

#include <ogr_api.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace carreau::peers;

constexpr std::array<std::string_view, 2> kTexts = {"idcar_200m", "lcog_geo"};
constexpr std::array<std::string_view, 5> kNumbers = {"ind", "ind_snv", "men", "men_pauv",
                                                      "i_est_200"};

bool is_wanted(std::string_view name) {
  return std::find(kTexts.begin(), kTexts.end(), name) != kTexts.end() ||
         std::find(kNumbers.begin(), kNumbers.end(), name) != kNumbers.end();
}

void ignore_unwanted(OGRLayerH layer) {
  OGRFeatureDefnH fields = OGR_L_GetLayerDefn(layer);
  std::vector<const char*> ignored;
  for (int i = 0; i < OGR_FD_GetFieldCount(fields); ++i) {
    const char* name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, i));
    if (!is_wanted(name)) ignored.push_back(name);
  }
  ignored.push_back(nullptr);
  OGR_L_SetIgnoredFields(layer, ignored.data());
}

template <std::size_t N>
std::array<int, N> indices(OGRLayerH layer, const std::array<std::string_view, N>& names) {
  std::array<int, N> found{};
  for (std::size_t i = 0; i < N; ++i) {
    found[i] = OGR_FD_GetFieldIndex(OGR_L_GetLayerDefn(layer), std::string(names[i]).c_str());
  }
  return found;
}

struct Columns {
  std::array<std::vector<std::string>, kTexts.size()> texts;
  std::array<std::vector<double>, kNumbers.size()> numbers;
};

Columns read(OGRLayerH layer) {
  ignore_unwanted(layer);
  const auto text_at = indices(layer, kTexts);
  const auto number_at = indices(layer, kNumbers);
  Columns columns;
  while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
    for (std::size_t i = 0; i < text_at.size(); ++i) {
      columns.texts[i].emplace_back(OGR_F_GetFieldAsString(feature, text_at[i]));
    }
    for (std::size_t i = 0; i < number_at.size(); ++i) {
      columns.numbers[i].push_back(OGR_F_GetFieldAsDouble(feature, number_at[i]));
    }
    OGR_F_Destroy(feature);
  }
  return columns;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: gdal_csv GRID\n";
    return 2;
  }
  OGRRegisterAll();
  const Stopwatch watch;
  OGRDataSourceH source = OGROpen(argv[1], 0, nullptr);
  if (source == nullptr) return 1;
  const Columns columns = read(OGR_DS_GetLayer(source, 0));
  const double seconds = watch.seconds();
  OGR_DS_Destroy(source);
  double people = 0.0;
  for (const double value : columns.numbers[0]) people += value;
  report("csv", "GDAL",
         {seconds, static_cast<std::int64_t>(columns.numbers[0].size()),
          std::round(people * 10.0) / 10.0});
  return 0;
}
