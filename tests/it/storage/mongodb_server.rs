//! What MongoDB does beside what every backend does.

use petri::storage::{MongoDb, Snippets, StorageError, Users};

use super::documents::{MAX, snippet, user};
use crate::support::servers::{shared_mongodb, unique_name};

#[tokio::test]
async fn second_node_finds_indexes_and_documents() {
    let Some(server) = shared_mongodb() else { return };
    let url = server.url_of(&unique_name());
    let first = MongoDb::connect(&url).await.unwrap();
    let ada = user("ada");
    first.create_user(&ada).await.unwrap();
    let second = MongoDb::connect(&url).await.unwrap();
    let refused = second.create_user(&user("ada")).await;
    assert!(matches!(refused, Err(StorageError::Taken { field: "email" })), "{refused:?}");

    let kept = snippet(ada.id, "kept");
    let before = second.snippets_generation(ada.id).await.unwrap();
    second.create_snippet(&kept, MAX).await.unwrap();
    assert_eq!(first.snippet(kept.id).await.unwrap(), Some(kept));
    let after = first.snippets_generation(ada.id).await.unwrap();
    assert_ne!(after, before);
    assert_eq!(after, second.snippets_generation(ada.id).await.unwrap());
}

#[tokio::test]
async fn server_that_is_not_there_is_said_to_be_unavailable() {
    let url = "mongodb://127.0.0.1:1/petri?serverSelectionTimeoutMS=200".to_owned().into();
    let error = MongoDb::connect(&url).await.err().expect("nobody listens on port 1");
    assert!(matches!(error, StorageError::Unavailable { backend: "mongodb", .. }), "{error:?}");
}
