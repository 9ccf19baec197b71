package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.ShopFixture;
import io.leat.search.http.RunningServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureIT {

  @Test
  void drawsWhatIsAskedForAndNothingElse(@TempDir Path root) throws Exception {
    SnapshotStore store = new SnapshotStore(root);
    store.promote(new ShopFixture(7).write(store));
    try (RunningServer server = new RunningServer(store)) {
      Answer lamp = server.get("/page/pictures/table-lamp.coral.brass.svg");

      assertThat(lamp.status()).isEqualTo(200);
      assertThat(lamp.contentType()).startsWith("image/svg+xml");
      assertThat(lamp.response().headers().firstValue("cache-control").orElse(""))
          .contains("max-age");
      assertThat(lamp.response().body()).startsWith("<svg").contains("#f0785a");
      assertThat(server.get("/page/pictures/honey.lemon.svg").status()).isEqualTo(200);
      assertThat(server.get("/page/pictures/a.%3Cscript%3E.svg").response().body())
          .doesNotContain("script");
      assertThat(server.get("/page/pictures/lamp.svg").status()).isEqualTo(404);
      assertThat(server.get("/page/pictures/a.b.c.d.svg").status()).isEqualTo(404);
      assertThat(server.get("/page/pictures/lamp.png").status()).isEqualTo(404);
    }
  }
}
