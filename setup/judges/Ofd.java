import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.zip.*;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.*;
import org.ofdrw.converter.ImageMaker;
import org.ofdrw.core.action.CT_Action;
import org.ofdrw.core.action.Actions;
import org.ofdrw.core.action.actionType.actionGoto.*;
import org.ofdrw.core.annotation.pageannot.*;
import org.ofdrw.core.basicStructure.outlines.*;
import org.ofdrw.core.basicStructure.pageObj.layer.PageBlockType;
import org.ofdrw.core.pageDescription.CT_GraphicUnit;
import org.ofdrw.reader.*;
import org.ofdrw.reader.model.AnnotionEntity;
import org.xml.sax.SAXException;

/**
 * Reads OFD files with ofdrw. Usage:
 *   java Ofd read FOLDER FILE.ofd …           of the n-th file, FOLDER/n.txt is the text, a form feed after each
 *                                             page, FOLDER/n.leads a line per bookmark and link and where it leads
 *   java Ofd schemas FOLDER FILE.ofd …        holds every XML file against the schemas in the folder; exit 1 on a violation
 *   java Ofd pictures DPI FOLDER FILE.ofd …   each page of the n-th file as FOLDER/n-PAGE.png
 */
public class Ofd {
  public static void main(String[] args) throws Exception {
    if (args[0].equals("schemas")) {
      validate(args);
      return;
    }
    boolean pictures = args[0].equals("pictures");
    int first = pictures ? 3 : 2;
    for (int i = first; i < args.length; i++) {
      try (OFDReader reader = new OFDReader(Paths.get(args[i]))) {
        String stem = args[first - 1] + "/" + (i - first + 1);
        if (pictures) {
          draw(reader, Integer.parseInt(args[1]), stem);
        } else {
          read(reader, stem);
        }
      }
    }
  }

  /** Which schema is for a file, by the name that it has in our packages. */
  static final Map<String, String> SCHEMAS = Map.of("OFD.xml", "OFD", "Document.xml", "Document", "PublicRes.xml", "Res",
      "Content.xml", "Page", "Annotations.xml", "Annotations", "Annotation.xml", "Annotation");

  static void validate(String[] args) throws Exception {
    int parts = 0, violations = 0;
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    Map<String, Schema> loaded = new HashMap<>();
    for (String name : Arrays.copyOfRange(args, 2, args.length)) {
      try (ZipFile file = new ZipFile(name)) {
        for (ZipEntry part : Collections.list(file.entries())) {
          if (!part.getName().endsWith(".xml")) {
            continue;
          }
          parts++;
          String schema = SCHEMAS.get(part.getName().replaceAll(".*/", ""));
          if (!loaded.containsKey(schema)) {
            loaded.put(schema, factory.newSchema(new File(args[1], schema + ".xsd")));
          }
          try (InputStream in = file.getInputStream(part)) {
            loaded.get(schema).newValidator().validate(new StreamSource(in));
          } catch (SAXException e) {
            violations++;
            System.out.println(part.getName() + ": " + e.getMessage());
          }
        }
      }
    }
    System.out.printf("%d parts of %d files, %d violations%n", parts, args.length - 2, violations);
    System.exit(parts > 0 && violations == 0 ? 0 : 1);
  }

  static void draw(OFDReader reader, int dpi, String stem) throws Exception {
    ImageMaker maker = new ImageMaker(reader, dpi / 25.4);
    for (int n = 0; n < maker.pageSize(); n++) {
      ImageIO.write(maker.makePage(n), "PNG", new File(stem + "-" + (n + 1) + ".png"));
    }
  }

  static void read(OFDReader reader, String stem) throws Exception {
    StringBuilder text = new StringBuilder();
    Map<String, Integer> pages = new HashMap<>();
    ContentExtractor extractor = new ContentExtractor(reader);
    for (int n = 1; n <= reader.getNumberOfPages(); n++) {
      pages.put(reader.getPageObjectId(n).toString(), n);
      text.append(String.join("\n", extractor.getPageContent(n))).append("\n\f");
    }
    List<String> leads = new ArrayList<>();
    Outlines outlines = reader.cdDefaultDoc().getOutlines();
    if (outlines != null) {
      outline(outlines.getOutlineElems(), 0, pages, leads);
    }
    for (AnnotionEntity page : reader.getAnnotationEntities()) {
      for (Annot annot : page.getAnnots()) {
        for (PageBlockType block : annot.getAppearance().getPageBlocks()) {
          leads.add("link " + pages.get(page.getPageId()) + " " + target(((CT_GraphicUnit<?>) block).getActions(), pages));
        }
      }
    }
    Files.write(Paths.get(stem + ".txt"), text.toString().getBytes(StandardCharsets.UTF_8));
    Files.write(Paths.get(stem + ".leads"), leads, StandardCharsets.UTF_8);
  }

  static void outline(List<CT_OutlineElem> list, int level, Map<String, Integer> pages, List<String> leads) {
    for (CT_OutlineElem e : list) {
      leads.add("bookmark " + level + " " + target(e.getActions(), pages) + " " + e.getTitle());
      outline(e.getOutlineElems(), level + 1, pages, leads);
    }
  }

  /** The page that the one action leads to. */
  static Integer target(Actions actions, Map<String, Integer> pages) {
    CT_Action action = actions.getActions().get(0);
    return pages.get(((CT_Dest) ((Goto) action.getAction()).getTarget()).getPageID().toString());
  }
}
