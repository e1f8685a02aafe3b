#!/bin/sh
# Install what tests/browser looks at pages with, where we may: Debian's Chromium and axe; never stop the make.
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
  :
elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1
fi
command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
  echo "The browser tests will be skipped: on Debian, apt-get install chromium"
npm ci --silent --prefix tests/browser >/dev/null 2>&1 ||
  echo "The tests with axe will be skipped: on Debian, apt-get install npm"
exit 0
