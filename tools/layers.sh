#!/bin/sh
# layers.sh FOLDER OBJECT…: no object may need a symbol that is defined in a layer above its own.
# base < db < core < web < cli; domain rules lie above core and never need web; domain pages may need all but cli.
# paper stands on base alone, and only domain and cli use it.
set -eu
root=$1
shift
nm -A -P "$@" | awk -v root="$root/" '
function layer(path) {
        sub(root, "", path)
        if (path ~ /^base\//) return 1
        if (path ~ /^paper\//) return 1.5
        if (path ~ /^db\//) return 2
        if (path ~ /^core\//) return 3
        if (path ~ /^web\//) return 4
        if (path ~ /^domain\/.*(_pages|_view|_ui)\.o/) return 6
        if (path ~ /^domain\//) return 5
        return 7
}
{
        file = $1; sub(/:.*/, "", file); symbol = $2
        if ($3 == "U") need[++n] = symbol " " file
        else if ($3 ~ /^[TDRBVW]$/) where[symbol] = file
}
END {
        for (i = 1; i <= n; i++) {
                split(need[i], x, " ")
                if (!(x[1] in where)) continue
                user = layer(x[2]); giver = layer(where[x[1]])
                if (giver == 1.5 && user != 1.5 && user < 5 || user < giver && !(user == 5 && giver == 6) || user == 5 && (giver == 4 || giver == 6) \
                    || user == 4 && giver >= 5) {
                        printf "%s needs %s of %s\n", x[2], x[1], where[x[1]]
                        bad = 1
                }
        }
        exit bad
}'
