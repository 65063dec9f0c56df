//! The ways to show who is calling, as the API's description lists them.

use utoipa::Modify;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};

/// Adds `cookie`, `refresh` and `bearer` to the description.
pub struct Schemes;

impl Modify for Schemes {
    fn modify(&self, description: &mut OpenApi) {
        let cookie =
            |name, text| SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(name, text)));
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("An API key (`petri_…`) or an access token."))
            .build();
        let components = description.components.get_or_insert_default();
        components.add_security_scheme(
            "cookie",
            cookie(
                "petri_access",
                "An access token, good for 15 minutes. Over https the cookie is `__Host-petri_access`.",
            ),
        );
        components.add_security_scheme(
            "refresh",
            cookie(
                "petri_refresh",
                "A refresh token, good once in 30 days. Over https the cookie is `__Secure-petri_refresh`.",
            ),
        );
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    }
}
