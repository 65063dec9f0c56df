// URLs: `host.url`. The parser is ada, as in Node.
#include <string>
#include <string_view>
#include "ada.h"
extern "C" {
#include "host.h"
}

namespace {

class Utf8 {
 public:
    Utf8(JSContext *ctx, JSValueConst value) : ctx_(ctx), text_(JS_ToCStringLen(ctx, &size_, value)) {}
    ~Utf8() { JS_FreeCString(ctx_, text_); }
    std::string_view view() const { return {text_ ? text_ : "", text_ ? size_ : 0}; }

 private:
    JSContext *ctx_;
    size_t size_ = 0;
    const char *text_;
};

JSValue to_string(JSContext *ctx, std::string_view text)
{
    return JS_NewStringLen(ctx, text.data(), text.size());
}

// Fills the nine numbers of Node's `urlComponents`.
void put_components(const ada::url_aggregator &url, JSValueConst array)
{
    size_t size;
    auto *out = reinterpret_cast<uint32_t *>(engine_bytes(array, &size));
    auto &parts = url.get_components();
    const uint32_t fields[9] = {
        parts.protocol_end, parts.username_end, parts.host_start, parts.host_end, parts.port,
        parts.pathname_start, parts.search_start, parts.hash_start,
        static_cast<uint32_t>(url.type),
    };

    if (size >= sizeof(fields))
        memcpy(out, fields, sizeof(fields));
}

using Parsed = ada::result<ada::url_aggregator>;

// nullopt when there is a base and it is malformed
Parsed parse_with_base(JSContext *ctx, JSValueConst input, JSValueConst base)
{
    Utf8 text(ctx, input);

    if (JS_IsUndefined(base))
        return ada::parse<ada::url_aggregator>(text.view());
    Utf8 base_text(ctx, base);
    Parsed base_url = ada::parse<ada::url_aggregator>(base_text.view());
    if (!base_url)
        return base_url;
    return ada::parse<ada::url_aggregator>(text.view(), &base_url.value());
}

// (input, base or undefined, components): the href; undefined when malformed
JSValue parse(JSContext *ctx, JSValueConst, int, JSValueConst *argv)
{
    Parsed url = parse_with_base(ctx, argv[0], argv[1]);

    if (!url)
        return JS_UNDEFINED;
    put_components(*url, argv[2]);
    return to_string(ctx, url->get_href());
}

JSValue can_parse(JSContext *ctx, JSValueConst, int, JSValueConst *argv)
{
    return JS_NewBool(ctx, bool(parse_with_base(ctx, argv[0], argv[1])));
}

// The order of Node's `updateActions`.
enum Part { PROTOCOL, HOST, HOSTNAME, PORT, USERNAME, PASSWORD, PATHNAME, SEARCH, HASH, HREF };

// (href, part, value, components): the new href; false when the value is refused
JSValue update(JSContext *ctx, JSValueConst, int, JSValueConst *argv)
{
    Utf8 href(ctx, argv[0]), value(ctx, argv[2]);
    Parsed url = ada::parse<ada::url_aggregator>(href.view());
    bool accepted = true;

    if (!url)
        return JS_FALSE;
    switch (to_int(ctx, argv[1])) {
    case PROTOCOL: accepted = url->set_protocol(value.view()); break;
    case HOST: accepted = url->set_host(value.view()); break;
    case HOSTNAME: accepted = url->set_hostname(value.view()); break;
    case PORT: accepted = url->set_port(value.view()); break;
    case USERNAME: accepted = url->set_username(value.view()); break;
    case PASSWORD: accepted = url->set_password(value.view()); break;
    case PATHNAME: accepted = url->set_pathname(value.view()); break;
    case SEARCH: url->set_search(value.view()); break;
    case HASH: url->set_hash(value.view()); break;
    case HREF: accepted = url->set_href(value.view()); break;
    }
    if (!accepted)
        return JS_FALSE;
    put_components(*url, argv[3]);
    return to_string(ctx, url->get_href());
}

// (href, keep hash, unicode host, keep search, keep credentials): url.format()
JSValue format(JSContext *ctx, JSValueConst, int, JSValueConst *argv)
{
    Utf8 href(ctx, argv[0]);
    ada::result<ada::url> url = ada::parse<ada::url>(href.view());

    if (!url)
        return JS_DupValue(ctx, argv[0]);
    if (!JS_ToBool(ctx, argv[1]))
        url->hash = std::nullopt;
    if (JS_ToBool(ctx, argv[2]) && url->has_hostname())
        url->host = ada::idna::to_unicode(url->get_hostname());
    if (!JS_ToBool(ctx, argv[3]))
        url->query = std::nullopt;
    if (!JS_ToBool(ctx, argv[4])) {
        url->username = "";
        url->password = "";
    }
    return to_string(ctx, url->get_href());
}

// (domain, to unicode): "" when it is no domain
JSValue domain(JSContext *ctx, JSValueConst, int, JSValueConst *argv)
{
    Utf8 name(ctx, argv[0]);
    auto url = ada::parse<ada::url>("ws://x");

    if (name.view().empty() || !url || !url->set_hostname(name.view()))
        return to_string(ctx, "");
    std::string host = url->get_hostname();
    return to_string(ctx, JS_ToBool(ctx, argv[1]) ? ada::idna::to_unicode(host) : host);
}

JSCFunctionListEntry entry(const char *name, uint8_t length, JSCFunction *function)
{
    JSCFunctionListEntry e{};
    e.name = name;
    e.prop_flags = JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE;
    e.def_type = JS_DEF_CFUNC;
    e.magic = HOST_FUNCTION_MAGIC;
    e.u.func.length = length;
    e.u.func.cproto = JS_CFUNC_generic;
    e.u.func.cfunc.generic = function;
    return e;
}

}  // namespace

extern "C" void add_url(JSContext *ctx, JSValueConst host)
{
    static const JSCFunctionListEntry functions[] = {
        entry("parse", 3, parse), entry("canParse", 2, can_parse), entry("update", 4, update),
        entry("format", 5, format), entry("domain", 2, domain),
    };

    add_group(ctx, host, "url", functions, COUNT_OF(functions));
}
