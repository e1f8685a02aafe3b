#!/bin/sh
# Install the timer for this user and checkout, or say how it is done where systemd is not to be had.
set -eu
checkout=$(cd "$(dirname "$0")/.." && pwd)
if ! systemctl --user show-environment >/dev/null 2>&1; then
  echo "systemd does not run for this user; with cron instead:"
  echo "  sed 's|@CHECKOUT@|$checkout|' deploy/crontab | crontab -"
  exit 0
fi
units=${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user
mkdir -p "$units"
for unit in werket.service werket.timer; do
  sed "s|@CHECKOUT@|$checkout|g" "deploy/$unit" >"$units/$unit"
done
systemctl --user daemon-reload
systemctl --user enable --now werket.timer
echo "installed; it also ticks while you are not logged in after: loginctl enable-linger $(id -un)"
systemctl --user list-timers werket.timer
