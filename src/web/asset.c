#include "base/base.h"

#include "web/asset.h"

const struct asset *asset_find(struct str path)
{
        for (const struct asset *a = all_assets; a->path.n; a++)
                if (str_eq(a->path, path))
                        return a;
        return NULL;
}
