//! What lies in the tables: no citizen id, phone or card number in plain form, and nothing of it in another place.

use aws_sdk_dynamodb::types::AttributeValue;
use store::key;
use tests::country::PEOPLE;
use tests::{Browser, Evening, Persona, World};

/// Every item of both tables, as text.
async fn everything(world: &World) -> Vec<String> {
    let mut items = Vec::new();
    for table in ["app", "secrets"] {
        let found = world.dynamo.client().scan().table_name(table).send().await.unwrap();
        assert!(found.last_evaluated_key().is_none(), "all of it");
        items.extend(found.items().iter().map(|item| format!("{item:?}")));
    }
    items
}

#[tokio::test]
async fn no_number_of_a_person_lies_in_plain_form() {
    let world = World::start().await;
    Evening::opened(&world).await;
    world.set_password(Persona::Member, "con trâu ăn cỏ bờ đê").await;
    Browser::new(&world).sign_in_as(Persona::Member, "con trâu ăn cỏ bờ đê").await.ok();
    let items = everything(&world).await;
    assert!(items.len() > 50);
    for person in PEOPLE {
        for number in [person.citizen_id, person.phone, person.card.unwrap_or("34193630")] {
            let holder = items.iter().find(|item| item.contains(number));
            assert_eq!(holder, None, "{number} of {}", person.name);
        }
    }
    assert!(!items.iter().any(|item| item.contains("con trâu")));
}

#[tokio::test]
async fn the_same_number_looks_different_with_each_person() {
    let world = World::start().await;
    let found = world.dynamo.client().scan().table_name("app").send().await.unwrap();
    let phone = |item: &std::collections::HashMap<String, AttributeValue>| {
        let sealed = item.get("data")?.as_m().ok()?.get("sealed")?.as_m().ok()?;
        sealed.get("phone")?.as_s().ok().cloned()
    };
    let mut phones: Vec<_> = found.items().iter().filter_map(phone).collect();
    assert_eq!(phones.len(), PEOPLE.len(), "everyone shares one family phone in this country");
    phones.sort();
    phones.dedup();
    assert_eq!(phones.len(), PEOPLE.len());
}

#[tokio::test]
async fn a_sealed_number_moved_to_another_person_does_not_open() {
    let world = World::start().await;
    let client = world.dynamo.client();
    let text = |text: String| AttributeValue::S(text);
    let (theirs, mine) = (key::member(Persona::Fellow.id()), key::member(Persona::Member.id()));
    let read = client.get_item().table_name("app").key("pk", text(theirs.pk)).key("sk", text(theirs.sk));
    let theirs = read.send().await.unwrap().item.unwrap();
    let sealed = theirs["data"].as_m().unwrap()["sealed"].clone();
    let write = client.update_item().table_name("app").key("pk", text(mine.pk)).key("sk", text(mine.sk));
    let write = write.update_expression("SET #data.sealed = :sealed");
    let write = write.expression_attribute_names("#data", "data");
    write.expression_attribute_values(":sealed", sealed).send().await.unwrap();
    let member = world.own.find_member(Persona::Member.id()).await.unwrap().unwrap();
    assert!(member.value.identifiers(&world.own.seal).is_err());
}
