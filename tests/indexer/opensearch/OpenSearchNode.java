import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/**
 * One OpenSearch node in this JVM, from the server's published artifacts: no image, no install.
 *
 * <p>Arguments: name, HTTP port, transport port, home folder, "host:port,..." of all nodes'
 * transports, "name,..." of the nodes that may become the first cluster manager.
 *
 * <p>Its standard input is a pipe that the process that started it holds. When that process ends,
 * however it ends, the pipe does too, and this JVM with it.
 */
public final class OpenSearchNode extends Node {
    private OpenSearchNode(Settings settings, String name) {
        super(
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> name),
            List.of(Netty4Plugin.class),
            true);
    }

    public static void main(String[] arguments) throws Exception {
        endWithTheStarter();
        String name = arguments[0];
        Path home = Path.of(arguments[3]);
        Settings settings = Settings.builder()
            .put("cluster.name", "occupations-test")
            .put("node.name", name)
            .put("path.home", home.toString())
            .put("path.data", home.resolve(name).toString())
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[1])
            .put("transport.port", arguments[2])
            .put("http.type", "netty4")
            .put("transport.type", "netty4")
            .putList("discovery.seed_hosts", arguments[4].split(","))
            .putList("cluster.initial_cluster_manager_nodes", arguments[5].split(","))
            // the test machine's disk may be fuller than a server's ought to be
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
        LogConfigurator.configureWithoutConfig(settings);
        new OpenSearchNode(settings, name).start();
        Thread.currentThread().join();
    }

    /** Watches from the first moment on, since a start without the other nodes takes half a minute. */
    private static void endWithTheStarter() {
        Thread watch = new Thread(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException broken) {
                // as good as its end
            }
            Runtime.getRuntime().halt(1); // nobody is left to read its data
        });
        watch.setDaemon(true);
        watch.start();
    }
}
