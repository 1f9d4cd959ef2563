#!/usr/bin/env bash
# How many tests a step passed and failed, read from what it printed: "PASSED FAILED".
#   scripts/count.sh LOG EXIT-STATUS
# Understood are the lines of our own tests ("12 passed, 0 failed"), of cmocka ("[  PASSED  ] 12 test(s).") and TAP
# ("ok 1 - …", "not ok 2 - …"); several programs in one log are added up. A step that counts nothing is one test.
# A step that ends with an error has failed at least once, and one that ran no test at all has failed as well.
set -eu
awk -v status="$2" '
    /^[0-9]+ passed, [0-9]+ failed$/          { own = 1; passed += $1; failed += $3 }
    /^\[ +PASSED +\] [0-9]+ test\(s\)/         { own = 1; passed += $4 }
    /^\[ +FAILED +\] [0-9]+ test\(s\)/         { own = 1; failed += $4 }
    /^ok [0-9]+/                              { own = 1; passed++ }
    /^not ok [0-9]+/                          { own = 1; failed++ }
    END {
        if (!own && status == 0)
            passed = 1
        if ((status != 0 && !failed) || !(passed + failed))
            failed++
        print passed + 0, failed + 0
    }' "$1"
