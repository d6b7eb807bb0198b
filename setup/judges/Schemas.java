import java.io.InputStream;
import java.util.*;
import java.util.zip.*;
import javax.xml.stream.*;
import org.apache.xmlbeans.*;

/**
 * Holds every part of OOXML files against the ECMA-376 transitional schemas, which
 * poi-ooxml-full carries as XmlBeans types. Usage: java Schemas FILE.xlsx …   Exit 1 on a violation.
 */
public class Schemas {
  static final SchemaTypeLoader TYPES = XmlBeans.typeLoaderUnion(
      org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder.typeSystem, XmlBeans.getBuiltinTypeSystem());

  // What stands outside of the schemas by the standard's other parts: attributes of namespaces that
  // a part declares ignorable (ISO/IEC 29500-3 clause 10), and xml:space (XML 1.0 clause 2.10).
  static final String[] OUTSIDE = {
    ": Ignorable@http://schemas.openxmlformats.org/markup-compatibility/2006 ",
    ": uid@http://schemas.microsoft.com/office/spreadsheetml/2014/revision ",
    ": space@http://www.w3.org/XML/1998/namespace in element t@",
  };

  public static void main(String[] names) throws Exception {
    int parts = 0;
    Map<String, Integer> violations = new TreeMap<>();
    for (String name : names) {
      try (ZipFile file = new ZipFile(name)) {
        for (ZipEntry part : Collections.list(file.entries())) {
          // The content types and the core properties belong to the packaging, which has schemas of its own.
          if (part.getName().endsWith(".xml") && !part.getName().startsWith("[Content") && !part.getName().startsWith("docProps/core")) {
            parts++;
            judge(file, part, violations);
          }
        }
      }
    }
    violations.forEach((what, times) -> System.out.println(times + " x " + what));
    System.out.printf("%d parts of %d files, %d kinds of violation%n", parts, names.length, violations.size());
    System.exit(parts > 0 && violations.isEmpty() ? 0 : 1);
  }

  static void judge(ZipFile file, ZipEntry part, Map<String, Integer> violations) throws Exception {
    String name = part.getName().replaceAll("[0-9]+", "N");
    SchemaType type = type(file, part);
    if (type == null) {
      violations.merge(name + ": no schema knows its root", 1, Integer::sum);
      return;
    }
    List<XmlError> errors = new ArrayList<>();
    XmlOptions options = new XmlOptions().setErrorListener(errors).setLoadLineNumbers();
    try (InputStream in = file.getInputStream(part)) {
      TYPES.parse(in, type, options).validate(options);
    }
    for (XmlError error : errors) {
      if (Arrays.stream(OUTSIDE).anyMatch(error.getMessage()::contains)) {
        continue;
      }
      violations.merge(name + ": " + error.getMessage(), 1, Integer::sum);
    }
  }

  static SchemaType type(ZipFile file, ZipEntry part) throws Exception {
    try (InputStream in = file.getInputStream(part)) {
      XMLStreamReader reader = XMLInputFactory.newInstance().createXMLStreamReader(in);
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      }
      return TYPES.findDocumentType(reader.getName());
    }
  }
}
