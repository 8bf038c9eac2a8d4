// SPDX-License-Identifier: Apache-2.0
/// Where a lab listens, and the names under which it answers.
#include "lab/lab_address.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau::lab {
namespace {

std::string read_back(const char* text) {
  try {
    return parse_public_url(text).text();
  } catch (const ArgumentError& error) {
    return error.message().code;
  }
}

TEST(PublicUrl, IsReadAndWrittenInOneForm) {
  EXPECT_EQ(read_back("https://GIS.example"), "https://gis.example/");
  EXPECT_EQ(read_back("https://gis.example:443/Carreau"), "https://gis.example/Carreau/");
  EXPECT_EQ(read_back("http://gis.example:8080/a/b/"), "http://gis.example:8080/a/b/");
  EXPECT_EQ(read_back("https://[2001:db8::1]:8443/"), "https://[2001:db8::1]:8443/");
}

TEST(PublicUrl, IsRefusedWhereItIsNone) {
  for (const char* const text :
       {"", "gis.example", "ftp://gis.example/", "https://", "https:///a", "https://a b/",
        "https://u:p@gis.example/", "https://gis.example/?q", "https://gis.example/#a",
        "https://gis.example/a;Domain=example", "https://gis.example//evil/"}) {
    EXPECT_EQ(read_back(text), "public_url_shape") << text;
  }
}

TEST(Geocoder, IsAnAddressWithAQueryAndNothingThatEndsAPolicy) {
  const auto code = [](const char* text) {
    try {
      check_geocoder(text);
    } catch (const ArgumentError& error) {
      return error.message().code;
    }
    return std::string("none");
  };
  for (const char* const text :
       {"https://geo.example/search?q={query}&limit=5", "http://127.0.0.1:7878/{query}",
        "https://geo.example?q={query}"}) {
    EXPECT_EQ(code(text), "none") << text;
  }
  for (const char* const text :
       {"geo.example/?q={query}", "ftp://geo.example/?q={query}", "https:///?q={query}",
        "https://geo.example/?q=", "https://geo.example/{query}{query}", "https://{query}/",
        "https://geo.example; script-src */?q={query}", "https://geo.example/ ?q={query}"}) {
    EXPECT_EQ(code(text), "geocoder_shape") << text;
  }
}

std::string listened_to(const char* text) {
  try {
    const ListenAddress address = parse_listen(text);
    return listening_url(address, address.port.value_or(8610));
  } catch (const ArgumentError& error) {
    return text_of(error.message(), Language::french);
  }
}

TEST(ListenAddress, IsAnAddressPerhapsWithAPort) {
  EXPECT_EQ(listened_to("10.1.2.3"), "http://10.1.2.3:8610/");
  EXPECT_EQ(listened_to("0.0.0.0:80"), "http://0.0.0.0:80/");
  EXPECT_EQ(listened_to("::1"), "http://[::1]:8610/");
  EXPECT_EQ(listened_to("[fd00::5]:9000"), "http://[fd00::5]:9000/");
  for (const char* const text : {"", "localhost", "10.1.2", "10.1.2.3:", "10.1.2.3:x",
                                 "10.1.2.3:70000", "[::1", "[::1]9", "10.1.2.3:-1"}) {
    EXPECT_EQ(listened_to(text),
              "une adresse IP est attendue, suivie au besoin de :PORT, trouvé « " +
                  std::string(text) + " »");
  }
}

TEST(LabDoor, IsForATeamOnlyWhereItIsOpened) {
  EXPECT_FALSE(LabDoor().is_for_team());
  EXPECT_FALSE(LabDoor({parse_listen("127.0.0.1:9000"), {}}).is_for_team());
  EXPECT_TRUE(LabDoor({parse_listen("10.1.2.3"), {}}).is_for_team());
  EXPECT_TRUE(LabDoor({{}, parse_public_url("https://gis.example/")}).is_for_team());
}

TEST(OwnNames, OfOneMachineAreItsOwn) {
  const OwnNames names({}, 8610);
  for (const char* const host :
       {"127.0.0.1:8610", "localhost:8610", "[::1]:8610", "LocalHost:8610"}) {
    EXPECT_TRUE(names.has_host(host)) << host;
    EXPECT_TRUE(names.has_origin(std::string("http://") + host)) << host;
  }
  for (const char* const host :
       {"", "127.0.0.1", "localhost", "rebound.example:8610", "localhost:80"}) {
    EXPECT_FALSE(names.has_host(host)) << host;
  }
  EXPECT_FALSE(names.has_origin("https://localhost:8610"));
  EXPECT_FALSE(names.has_origin("null"));
  EXPECT_EQ(names.url().text(), "http://127.0.0.1:8610/");
}

TEST(OwnNames, BehindAProxyAreThoseOfThePublicUrlAndOfTheProxy) {
  const OwnNames names({{}, parse_public_url("https://gis.example/carreau/")}, 8610);
  EXPECT_TRUE(names.has_host("gis.example"));
  EXPECT_TRUE(names.has_host("gis.example:443"));
  EXPECT_TRUE(names.has_host("127.0.0.1:8610")) << "a proxy that rewrites the host";
  EXPECT_FALSE(names.has_host("evil.example"));
  EXPECT_FALSE(names.has_host("gis.example:8443"));
  EXPECT_TRUE(names.has_origin("https://gis.example"));
  EXPECT_FALSE(names.has_origin("http://gis.example"));
  EXPECT_FALSE(names.has_origin("http://127.0.0.1:8610")) << "a page that came past the proxy";
}

TEST(OwnNames, OfAnAddressAreThatAddress) {
  const OwnNames names({parse_listen("10.1.2.3"), {}}, 80);
  EXPECT_EQ(names.url().text(), "http://10.1.2.3/");
  EXPECT_TRUE(names.has_host("10.1.2.3"));
  EXPECT_TRUE(names.has_origin("http://10.1.2.3"));
  EXPECT_FALSE(names.has_host("10.1.2.4"));
}

}  // namespace
}  // namespace carreau::lab
