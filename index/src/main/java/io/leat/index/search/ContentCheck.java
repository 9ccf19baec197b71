package io.leat.index.search;

import io.leat.index.IndexName;
import io.leat.index.document.ItemFields;
import io.leat.index.document.UserDocuments;
import io.leat.index.search.GenerationCheck.Expected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Whether all documents are there, each once, with finite vectors. */
final class ContentCheck {
  private static final int EXAMPLES = 5;

  private final ServingSnapshot snapshot;
  private final Problems problems;

  ContentCheck(ServingSnapshot snapshot, Problems problems) {
    this.snapshot = snapshot;
    this.problems = problems;
  }

  void check(Expected expected) throws IOException {
    IdDigest wanted = IdDigest.of(expected.itemIds());
    IdDigest found = IdDigest.EMPTY;
    for (LeafReaderContext leaf : snapshot.items().getIndexReader().leaves()) {
      found = checkItems(leaf.reader(), found);
    }
    if (!found.equals(wanted)) {
      problems.add(
          "%d items are indexed, %d expected; missing: %s"
              .formatted(found.count(), wanted.count(), missing(expected.itemIds())));
    }
    if (snapshot.userCount() != expected.users()) {
      problems.add(
          "%d users are indexed, %d expected".formatted(snapshot.userCount(), expected.users()));
    }
    checkUsers();
  }

  private IdDigest checkItems(LeafReader reader, IdDigest before) throws IOException {
    SortedDocValues ids = DocValues.getSorted(reader, ItemFields.ITEM_ID);
    Vectors embeddings = new Vectors(reader, ItemFields.EMBEDDING);
    Vectors contents = new Vectors(reader, ItemFields.CONTENT);
    Bits living = reader.getLiveDocs();
    IdDigest digest = before;
    for (int doc = ids.nextDoc(); doc < reader.maxDoc(); doc = ids.nextDoc()) {
      if (living != null && !living.get(doc)) {
        continue;
      }
      BytesRef id = ids.lookupOrd(ids.ordValue());
      digest = digest.with(id);
      float[] embedding = embeddings.of(doc);
      if (embedding == null) {
        problems.add("Item '%s' has no embedding".formatted(id.utf8ToString()));
      } else {
        checkFinite("embedding of item '%s'", id.utf8ToString(), embedding);
      }
      float[] content = contents.of(doc);
      if (content != null) {
        checkFinite("content vector of item '%s'", id.utf8ToString(), content);
      }
    }
    return digest;
  }

  private void checkUsers() throws IOException {
    int rank = snapshot.generation().rank();
    for (LeafReaderContext leaf : snapshot.readers(IndexName.USERS).all().leaves()) {
      Bits living = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (living == null || living.get(doc)) {
          float[] interest = UserDocuments.readInterest(leaf.reader(), doc);
          String user = "document " + (leaf.docBase + doc);
          if (interest.length != rank) {
            problems.add(
                "The interest of user %s has %d dimensions, not %d"
                    .formatted(user, interest.length, rank));
          }
          checkFinite("interest of user %s", user, interest);
        }
      }
    }
  }

  private void checkFinite(String what, String whose, float[] vector) {
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        problems.add("The " + what.formatted(whose) + " is not finite: " + value);
        return;
      }
    }
  }

  private String missing(Iterable<String> itemIds) {
    List<String> missing = new ArrayList<>();
    for (String id : itemIds) {
      if (snapshot.itemDoc(id) < 0) {
        missing.add("'" + id + "'");
        if (missing.size() == EXAMPLES) {
          missing.add("...");
          break;
        }
      }
    }
    return missing.isEmpty() ? "none" : String.join(", ", missing);
  }

  /** One vector field of a leaf, read in the order of documents. */
  private static final class Vectors {
    private final @Nullable FloatVectorValues values;
    private final KnnVectorValues.@Nullable DocIndexIterator position;

    Vectors(LeafReader reader, String field) throws IOException {
      values = reader.getFloatVectorValues(field);
      position = values == null ? null : values.iterator();
    }

    float @Nullable [] of(int doc) throws IOException {
      if (values == null || position == null) {
        return null;
      }
      if (position.docID() < doc) {
        position.advance(doc);
      }
      return position.docID() == doc ? values.vectorValue(position.index()) : null;
    }
  }
}
