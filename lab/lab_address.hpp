// SPDX-License-Identifier: Apache-2.0
/// Where a lab listens, and under which address browsers know it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

/// "https://gis.example/carreau/", taken apart.
struct PublicUrl {
  bool is_secure = false;
  std::string host;  ///< in lower case, with the port unless it is that of the scheme
  std::string path;  ///< begins and ends with "/"

  [[nodiscard]] std::string origin() const;
  [[nodiscard]] std::string text() const { return origin() + path; }
};
/// Throws ArgumentError for anything but http:// or https://, a host and a path.
[[nodiscard]] PublicUrl parse_public_url(std::string_view text);

/// Of a geocoder, such as "https://geocoder.example/search?q={query}". Throws ArgumentError for
/// anything but http:// or https://, a host, and what follows it with `{query}` once.
void check_geocoder(std::string_view text);

struct ListenAddress {
  std::string host = "127.0.0.1";
  std::optional<int> port;

  /// Only programs of this machine reach it.
  [[nodiscard]] bool is_local() const;
  /// All addresses of this machine: the name under which a browser knows it cannot be told.
  [[nodiscard]] bool is_any() const;
};
/// Parses "ADDRESS", "ADDRESS:PORT", "[IPV6]:PORT". Throws ArgumentError for anything else; names
/// are none of these.
[[nodiscard]] ListenAddress parse_listen(std::string_view text);

/// "http://127.0.0.1:8610/": what is bound, whatever it is known as.
[[nodiscard]] std::string listening_url(const ListenAddress& address, int port);

/// How a lab is reached. Without a public URL, and on an address of this machine alone, it has one
/// user; otherwise, a team.
struct LabDoor {
  ListenAddress listen;
  std::optional<PublicUrl> url;

  [[nodiscard]] bool is_for_team() const { return url.has_value() || !listen.is_local(); }
};

/// The names under which requests may come. Another `Host` is refused, because any name can be
/// made to resolve to this machine, and another `Origin` as well. What a proxy says in
/// X-Forwarded-* or Forwarded is never read: anybody could say it, and the public URL is known
/// without.
class OwnNames {
 public:
  /// `port` is the one that was bound.
  OwnNames(const LabDoor& door, int port);

  /// A proxy may hand on the name that the browser used, or its own name for this server.
  [[nodiscard]] bool has_host(std::string_view host) const;
  /// With a public URL only its pages may ask.
  [[nodiscard]] bool has_origin(std::string_view origin) const;
  /// The first of the names, to tell a client.
  [[nodiscard]] const std::string& host() const { return hosts_.front(); }
  /// Where browsers find the lab.
  [[nodiscard]] const PublicUrl& url() const { return url_; }

 private:
  PublicUrl url_;
  std::vector<std::string> hosts_;
  std::vector<std::string> origins_;
};

}  // namespace carreau::lab
