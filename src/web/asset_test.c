#include "test/test.h"

#include "web/asset.h"

TEST(asset_is_found_by_path)
{
        const struct asset *a = asset_find(S("/static/app.css"));
        NEED(a != NULL);
        CHECK_STR(a->mime, "text/css; charset=utf-8");
        CHECK_HAS(a->body, "@font-face");
        CHECK(a->gzip.n > 0 && a->gzip.n < a->body.n);
        CHECK_STR(str_sub(a->gzip, 0, 2), "\x1f\x8b");
        CHECK_INT(a->etag.n, 34);
}

TEST(asset_without_entry_is_null)
{
        CHECK(asset_find(S("/static/")) == NULL);
        CHECK(asset_find(S("")) == NULL);
        CHECK(asset_find(S("/static/assets.txt")) == NULL);
}

TEST(assets_have_distinct_paths)
{
        for (const struct asset *a = all_assets; a->path.n; a++)
                CHECK(asset_find(a->path) == a);
}

TEST_GROUP(asset, &asset_is_found_by_path, &asset_without_entry_is_null, &assets_have_distinct_paths)
