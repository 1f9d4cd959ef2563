#include "web/static.h"

#include "web/asset.h"

enum { VERSION_LENGTH = 12 };

static struct str version_of(const struct asset *f)
{
        return str_sub(f->etag, 1, VERSION_LENGTH);
}

bool static_reply(const struct req *r, struct reply *out)
{
        const struct asset *f = r->method == GET ? asset_find(r->path) : NULL;
        if (!f)
                return false;
        bool keep = str_eq(req_query(r, S("v")), version_of(f));
        *out = (struct reply){
                .status = 200, .mime = f->mime, .etag = f->etag, .keep = keep, .revalidate = !keep};
        if (str_find(r->if_none_match, f->etag) >= 0) {
                out->status = 304;
                return true;
        }
        out->gzip = r->gzip && f->gzip.n;
        out->body = out->gzip ? f->gzip : f->body;
        return true;
}

struct url static_url(struct arena *a, struct str path)
{
        const struct asset *f = asset_find(path);
        must(f != NULL);
        return url_with(a, url_local(a, path), S("v"), version_of(f));
}
