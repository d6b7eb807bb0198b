import java.io.FileInputStream;
import java.io.InputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.*;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Works every formula of workbooks out with Apache POI and holds it against the cached value.
 * Usage: java Recalc BOOK.xlsx …   Exit 1 on a difference, or where a workbook has no formula.
 */
public class Recalc {
  static final int SHOWN = 40;

  public static void main(String[] names) throws Exception {
    ZipSecureFile.setMinInflateRatio(0); // ledgers of like rows shrink more than POI expects
    boolean bad = names.length == 0;
    for (String name : names) {
      bad |= !judge(name);
    }
    System.exit(bad ? 1 : 0);
  }

  static boolean judge(String name) throws Exception {
    int formulas = 0, differ = 0;
    try (InputStream in = new FileInputStream(name); XSSFWorkbook book = new XSSFWorkbook(in)) {
      FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
      for (Sheet sheet : book) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() != CellType.FORMULA) {
              continue;
            }
            formulas++;
            String cached = cached(cell), now = worked(evaluator, cell);
            if (!same(cached, now) && ++differ <= SHOWN) {
              System.out.printf("%s!%s cached %s recalculated %s =%s%n",
                  sheet.getSheetName(), cell.getAddress(), cached, now, cell.getCellFormula());
            }
          }
        }
      }
    }
    System.out.printf("%d formulas, %d differ: %s%n", formulas, differ, name);
    return formulas > 0 && differ == 0;
  }

  static String worked(FormulaEvaluator evaluator, Cell cell) {
    try {
      CellValue value = evaluator.evaluate(cell);
      return value == null ? "" : text(value.getCellType(), value.getNumberValue(), value.getStringValue(), value.getBooleanValue());
    } catch (RuntimeException e) {
      return "! " + e;
    }
  }

  static String cached(Cell cell) {
    CellType type = cell.getCachedFormulaResultType();
    return text(type, type == CellType.NUMERIC ? cell.getNumericCellValue() : 0,
        type == CellType.STRING ? cell.getStringCellValue() : "", type == CellType.BOOLEAN && cell.getBooleanCellValue());
  }

  static String text(CellType type, double number, String string, boolean bool) {
    switch (type) {
      case NUMERIC: return Double.toString(number);
      case STRING: return string;
      case BOOLEAN: return Boolean.toString(bool);
      default: return type.toString();
    }
  }

  static boolean same(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    try {
      double x = Double.parseDouble(a), y = Double.parseDouble(b);
      return Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
